import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { Item } from '#adapters/dynamodb/items.ts'

const values = z.record(z.string(), z.custom<AttributeValue>()).optional()

/** As much of a command as says what it reads or writes. */
const command = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Key: values,
  Item: values,
  KeyConditionExpression: z.string().optional(),
  UpdateExpression: z.string().optional(),
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: values,
  ConsistentRead: z.boolean().optional(),
})
export type RecordedCommand = z.infer<typeof command> & { readonly name: string }

/**
 * A client that sends nothing: it writes down what it is asked, and answers with items.
 * @param found what each command in turn finds
 */
export function recordingClient(found: readonly (readonly Item[])[] = []): {
  readonly client: DynamoDBClient
  readonly commands: readonly RecordedCommand[]
} {
  const client = new DynamoDBClient({ region: 'none' })
  const commands: RecordedCommand[] = []
  client.middlewareStack.add(
    (_, { commandName = '' }) =>
      async ({ input }) => {
        const items = found[commands.length] ?? []
        commands.push({ ...command.parse(input), name: commandName.replace('Command', '') })
        return { output: { $metadata: {}, Item: items[0], Items: items }, response: {} }
      },
    { step: 'initialize', priority: 'high' },
  )
  return { client, commands }
}

/** An expression with its names and values put in. */
export function spelledOut(
  expression: string,
  names: Readonly<Record<string, string>> = {},
  given: Item = {},
): string {
  const known = unmarshall(given)
  return expression
    .replace(/#\w+/g, (name) => names[name] ?? name)
    .replace(/:\w+/g, (name) => (known[name] === undefined ? name : String(known[name])))
}
