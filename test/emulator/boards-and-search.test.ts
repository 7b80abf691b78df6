import { CreateKeyCommand } from '@aws-sdk/client-kms'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createIds } from '#adapters/ids.ts'
import { kmsClient } from '#adapters/kms/client.ts'
import { createPersonVault } from '#adapters/kms/person-vault.ts'
import { createMemoryClock } from '#adapters/memory/clock.ts'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { reply as listCases } from '#functions/api/list-cases.ts'
import { reply as readOrders } from '#functions/api/read-orders.ts'
import { reply as readPulse } from '#functions/api/read-pulse.ts'
import { reply as submitReport } from '#functions/api/submit-report.ts'
import { reply as takeLedger } from '#functions/api/take-ledger.ts'
import { foldPulse } from '#functions/usecases/cases/fold-pulse.ts'
import { openVisit } from '#functions/usecases/cases/open-visit.ts'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { SUBMISSION } from '#local/docs/openapi/requests.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { callTaker, centreHead, dispatcher, handlerOf, leader } from '#test/support/actors.ts'
import { createTable } from '#test/support/create-table.ts'
import { ask } from '#test/support/http.ts'
import { rulesOf, serving } from '#test/support/sample-rules.ts'
import { ABSENT_MACHINE, playStraightCase } from '#test/support/straight-case.ts'
import { fine } from '#test/support/telling.ts'

/** The store and the knowledge base as they are on AWS, the people and the time in memory. */
async function ground() {
  const settings = clientSettings(inject('emulator'))
  const client = dynamoDbClient(settings)
  const kms = kmsClient(settings)
  for (const kind of ['cases', 'knowledge', 'idempotency'] as const)
    await createTable(client, kind, `search-${kind}`)
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}))
  const casesTable = 'search-cases'
  const blindIndexKeys = createBlindIndexKeys({ client, casesTable })
  const vault = createPersonVault({ client: kms, keyArn: KeyMetadata?.Arn ?? '', blindIndexKeys })
  return {
    store: createCaseStore({ client, casesTable, idempotencyTable: 'search-idempotency', vault }),
    knowledge: createKnowledge({ client, knowledgeTable: 'search-knowledge' }),
    ids: createIds(),
    clock: createMemoryClock('2021-01-18T01:00:00.000Z'),
    machine: ABSENT_MACHINE,
    people: createMemoryPeople(),
    rulesOf,
    serving,
  }
}

describe('14.8 Boards, search and the pulse on DynamoDB', () => {
  let deps: Awaited<ReturnType<typeof ground>>
  const open = { caseId: '', reportId: '', trackingCode: '' }
  const ended = { caseId: '', trackingCode: '' }
  const PHONE = '13700000001'

  beforeAll(async () => {
    deps = await ground()
    Object.assign(ended, await playStraightCase(deps, { ...SUBMISSION, place: '国定路401弄' }))
    const body = { ...SUBMISSION, reporter: { name: '李先生', phone: PHONE } }
    const headers = { 'idempotency-key': 'an-open-one' }
    const receipt = fine(await ask((event) => submitReport(deps, event), { body, headers }), 201).body
    const triaged = await triageReport(deps, receipt.reportId, 'test')
    Object.assign(open, receipt, 'caseId' in triaged ? { caseId: triaged.caseId } : {})
  }, 120_000)

  const listed = async (who: typeof leader, query: Record<string, string>): Promise<string[]> =>
    fine(await ask((event) => listCases(deps, event), { who, query })).body.items.map(
      ({ caseId }: { caseId: string }) => caseId,
    )

  it('the board of a street and of a grid hold what is open, the month what has ended', async () => {
    expect(await listed(dispatcher, { board: 'street' })).toEqual([open.caseId])
    expect(await listed(leader, { board: 'grid:g1' })).toEqual([open.caseId])
    expect(await listed(handlerOf('chengguan'), { board: 'party:chengguan' })).toEqual([])
    expect(await listed(dispatcher, { ended: '2021-01' })).toEqual([ended.caseId])
  })

  it('a case is found by its number, its report’s, the tracking code, the phone and the place', async () => {
    for (const find of [open.caseId, open.reportId, open.trackingCode, PHONE])
      expect(await listed(callTaker, { find }), find).toEqual([open.caseId])
    expect(await listed(callTaker, { find: ended.trackingCode })).toEqual([ended.caseId])
    expect(await listed(callTaker, { find: '国定路555弄' })).toContain(open.caseId)
    expect(await listed(dispatcher, { find: PHONE })).toEqual([])
  })

  it('the pulse: folded once, whatever comes again; 304 to whoever has it', async () => {
    const of = `desk,board:street,board:g1,case:${open.caseId}`
    const pulse = (etag?: string) =>
      ask((event) => readPulse(deps, event), {
        who: callTaker,
        query: { of },
        ...(etag === undefined ? {} : { headers: { 'if-none-match': etag } }),
      })
    const [subject, jurisdiction] = [`case/${open.caseId}`, callTaker.jurisdiction]
    await openVisit(
      deps,
      { caseId: open.caseId, run: 1, visit: 1, stage: 'confirm' },
      { token: 'pulse', arrivedAt: 1 },
    )
    const sequence = (await deps.store.loadCase(open.caseId))?.case.sequence ?? 0
    const before = fine(await pulse())
    const fold = () => foldPulse(deps, open.caseId, [{ subject, sequence, jurisdiction }])
    expect([await fold(), await fold()]).toEqual([true, false])
    const after = fine(await pulse(String(before.headers.etag)))
    for (const scope of of.split(','))
      expect(after.body.versions[scope], scope).not.toBe(before.body.versions[scope])
    expect(await pulse(String(after.headers.etag))).toMatchObject({ status: 304 })
  })

  it('a ledger is taken away, and that is recorded', async () => {
    const taken = await ask((event) => takeLedger(deps, event), {
      who: dispatcher,
      body: { board: 'street' },
    })
    expect(fine(taken).body).toMatchObject({ lines: 1, csv: expect.stringContaining(open.caseId) })
    const orders = await ask((event) => readOrders(deps, event), { who: centreHead })
    expect(fine(orders).body.timeline.items).toMatchObject([
      { type: 'ledger-taken', actor: { id: dispatcher.id }, data: { list: 'street', lines: 1 } },
    ])
  })
})
