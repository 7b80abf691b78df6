/** The stream of a table on an emulator that believes any signature, read as an event source mapping reads it. */
import type { AttributeValue } from 'aws-lambda'
import * as z from 'zod'
import { ACCOUNT, REGION } from '#local/environment/settings.ts'

/** A record of the stream, as a function is handed it. */
export type StreamRecord = {
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number
    readonly NewImage: Record<string, AttributeValue>
  }
}

const described = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })).length(1) }),
})
const iterator = z.object({ ShardIterator: z.string() })
const listed = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })).length(1) })
const read = z.object({
  Records: z.array(
    z.object({
      eventName: z.string(),
      dynamodb: z.object({
        ApproximateCreationDateTime: z.number(),
        NewImage: z.record(z.string(), z.custom<AttributeValue>()).optional(),
      }),
    }),
  ),
  NextShardIterator: z.string(),
})

const CREDENTIAL = `${ACCOUNT}/20210118/${REGION}/dynamodb/aws4_request`

/** Opens the one shard of a table's stream at its end. */
export async function openStream(endpoint: string, TableName: string) {
  const call = async <S extends z.ZodType>(schema: S, action: string, body: object): Promise<z.infer<S>> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${action}`,
        authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIAL}, SignedHeaders=host, Signature=none`,
      },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${action}: ${text}`)
    return schema.parse(JSON.parse(text))
  }
  const { Streams } = await call(listed, 'ListStreams', { TableName })
  const StreamArn = Streams[0]?.StreamArn
  const { StreamDescription } = await call(described, 'DescribeStream', { StreamArn })
  const ShardId = StreamDescription.Shards[0]?.ShardId
  const from = { StreamArn, ShardId, ShardIteratorType: 'LATEST' }
  let { ShardIterator } = await call(iterator, 'GetShardIterator', from)

  return {
    /** What was inserted since, in order. */
    async inserted(): Promise<StreamRecord[]> {
      const { Records, NextShardIterator } = await call(read, 'GetRecords', { ShardIterator })
      ShardIterator = NextShardIterator
      return Records.flatMap(({ eventName, dynamodb: { ApproximateCreationDateTime, NewImage } }) =>
        eventName === 'INSERT' && NewImage !== undefined
          ? [{ dynamodb: { ApproximateCreationDateTime, NewImage } }]
          : [],
      )
    },
  }
}
export type EmulatedStream = Awaited<ReturnType<typeof openStream>>
