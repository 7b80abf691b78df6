import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { caseItem } from '#adapters/dynamodb/items.ts'
import { buildCase } from '#adapters/examples.ts'
import { STAGES } from '#domain/case/record/transitions.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import { clientSettings } from '#local/environment/settings.ts'

/** As many items as DynamoDB takes in a batch. */
const BATCH = 25
const WORKED_ON = STAGES.filter((stage) => !['parked', 'close', 'archive'].includes(stage))

/** Puts so many open cases on the street's board, in every grid and stage, as if they had come there. */
export async function fillBoard(environment: EnvironmentFile, cases: number): Promise<void> {
  const client = dynamoDbClient(clientSettings(environment.emulator))
  const items = Array.from({ length: cases }, (_, n) => {
    const openedAt = new Date(Date.now() - n * 60_000).toISOString()
    const position = { at: 'in', run: 1, visit: 1, stage: WORKED_ON[n % WORKED_ON.length], openedAt }
    return caseItem(
      buildCase({
        caseId: `c-full-${String(n).padStart(5, '0')}`,
        matter: 'illegal-structure',
        openedAt,
        place: {
          key: `place-${n}`,
          text: `国定路${n}号`,
          grid: `g${(n % 5) + 1}`,
          point: { lat: 31.29 + (n % 40) / 1_400, lng: 121.49 + (n % 33) / 1_100, datum: 'WGS-84' },
        },
        position,
        waitsFor: {
          who: [{ kind: 'party', party: 'chengguan' }],
          dueAt: new Date(Date.now() + (n - 20) * 3_600_000).toISOString(),
          pace: 'working',
        },
      } as never),
    )
  })
  for (let n = 0; n < items.length; n += BATCH)
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [environment.outputs.CasesTable]: items
            .slice(n, n + BATCH)
            .map((Item) => ({ PutRequest: { Item } })),
        },
      }),
    )
}
