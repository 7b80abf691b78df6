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
export type RecordedCommand = z.infer<typeof command> & {
  readonly name: string
  /** Everything that a batch writes, each by itself. */
  readonly singly?: readonly Item[]
  /** Everything that a transaction writes. */
  readonly writes?: readonly {
    readonly action: 'PutItem' | 'UpdateItem' | 'DeleteItem'
    readonly item: Item
  }[]
}

const write = z.object({
  Put: command.optional(),
  Update: command.optional(),
  Delete: command.optional(),
})
const transaction = z.object({ TransactItems: z.array(write).min(1) })
const batchWrite = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.object({ Item: z.custom<Item>() }).optional(),
        DeleteRequest: z.object({ Key: z.custom<Item>() }).optional(),
      }),
    ),
  ),
})
const batch = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(z.custom<Item>()).min(1) })),
})

/** A command that names several items, by the first of them; of a transaction also all it writes. */
function recorded(input: unknown): Omit<RecordedCommand, 'name'> {
  const many = transaction.safeParse(input)
  if (many.success) {
    const [first] = many.data.TransactItems
    const one = first?.Put ?? first?.Update ?? first?.Delete
    if (one === undefined) throw new Error('A transaction that writes nothing was recorded.')
    const writes = many.data.TransactItems.map(({ Put, Update, Delete }) => {
      if (Put !== undefined) return { action: 'PutItem' as const, item: Put.Item ?? {} }
      if (Update !== undefined) return { action: 'UpdateItem' as const, item: Update.Key ?? {} }
      return { action: 'DeleteItem' as const, item: Delete?.Key ?? {} }
    })
    return { ...one, writes }
  }
  const batched = batchWrite.safeParse(input)
  if (batched.success) {
    const [table = '', requests = []] = Object.entries(batched.data.RequestItems)[0] ?? []
    const items = requests.map(
      ({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? {},
    )
    return { ...command.parse({ TableName: table, Item: items[0] }), singly: items }
  }
  const several = batch.safeParse(input)
  if (!several.success) return command.parse(input)
  const [table = '', { Keys } = { Keys: [] }] = Object.entries(several.data.RequestItems)[0] ?? []
  return command.parse({ TableName: table, Key: Keys[0] })
}

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
        const one = recorded(input)
        commands.push({ ...one, name: commandName.replace('Command', '') })
        const Responses = { [one.TableName]: items }
        return { output: { $metadata: {}, Item: items[0], Items: items, Responses }, response: {} }
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
