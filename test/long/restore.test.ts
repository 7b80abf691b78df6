import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy, synthesise } from '#local/deploy.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { restoreTables } from '#operator/restore/restore-tables.ts'
import { broughtUp } from '#test/support/brought-up.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

/**
 * The article `restore` of the runbook, as far as the emulator carries. It restores what is there now, whatever moment is
 * named, and a halted function answers all the same: those two AWS alone can show.
 */
const folder = temporaryFolder(afterAll)
let system: Awaited<ReturnType<typeof broughtUp>>
beforeAll(async () => {
  system = await broughtUp(['local'])
})
afterAll(() => system?.stop())

test('restored tables take the place of the others: what was there is there, what came later is not, and work goes on', async () => {
  const [before] = system.files
  if (before === undefined) throw new Error('The system did not come up.')
  const client = new DynamoDBClient(clientSettings(before.emulator))
  const report = async (file: typeof before, place: string) => {
    const desk = openDesk(file)
    const body = {
      channel: 'web',
      appeal: 'complaint',
      description: '楼道堆物，出入不便',
      place,
      reporter: { name: '王女士', phone: '13900000001' },
    }
    const { trackingCode } = await desk.report(body, crypto.randomUUID())
    return trackingCode
  }
  const kept = await report(before, '国定路555弄1号')
  await until('it has its case', async () => (await openDesk(before).tasksOf('call-taker'))[0])

  const { CasesTable, IdempotencyTable, KnowledgeTable, PacksTable } = before.outputs
  const used = { CasesTable, IdempotencyTable, KnowledgeTable, PacksTable }
  const to = new Date(Date.now() - 1_000)
  const once = () =>
    restoreTables(used, {
      client,
      tables: ['cases', 'idempotency'],
      before: {},
      to,
      say: console.log,
      pause: 100,
    })
  const now = await once()
  expect(await once()).toEqual(now)
  const tags = { project: 'duoge', environment: 'local' }
  const always = { protected: false, recovery: 'ENABLED', tags }
  expect(await dressed(client, now.cases?.table)).toEqual({ ...always, stream: 'NEW_IMAGE' })
  expect(await dressed(client, now.idempotency?.table)).toEqual({ ...always, ttl: 'expiresAt' })

  const lost = await report(before, '国定路555弄2号')
  const restored = join(folder, 'restored-local.json')
  await writeFile(restored, JSON.stringify(now))
  const outputs = await deploy(
    'local',
    before.emulator,
    synthesise('local', { into: folder, said: { restored } }),
  )
  expect(outputs).toMatchObject({ CasesTable: now.cases?.table, KnowledgeTable })

  const after = { ...before, outputs }
  const statusOf = async (code: string) => (await fetch(`${before.api}/v1/reports/${code}`)).status
  expect(await statusOf(kept)).toBe(200)
  expect(await statusOf(lost)).toBe(404)
  await report(after, '国定路555弄3号')
  await until('what is reported now gets its case through the stream of the restored table', async () => {
    const tasks = await openDesk(after).tasksOf('call-taker')
    return tasks.length >= 2 ? tasks : undefined
  })
})

/** What a restored table lacks on AWS, as a table has it. */
async function dressed(client: DynamoDBClient, TableName = '') {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }))
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  const { ContinuousBackupsDescription } = await client.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  )
  const { Tags = [] } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: Table?.TableArn }))
  return {
    stream: Table?.StreamSpecification?.StreamViewType,
    protected: Table?.DeletionProtectionEnabled ?? false,
    ttl: TimeToLiveDescription?.AttributeName,
    recovery: ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
    tags: Object.fromEntries(
      Tags.flatMap(({ Key, Value }) => (Key?.startsWith('aws:') ? [] : [[Key, Value]])),
    ),
  }
}
