import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, inject, test } from 'vitest'
import * as z from 'zod'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { auditKnowledge } from '#adapters/dynamodb/knowledge-audit.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { importPastCases } from '#functions/usecases/precedents/import-past-cases.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { signIn } from '#local/people.ts'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'

const PLACE = '政通路广场'
const MATTER = 'illegal-structure'
/** What past years left behind at a place, and one line that is none. */
const LINES = Array.from({ length: 7 }, (_, at) => ({
  line: at + 2,
  fields: {
    id: `SYS-${at}`,
    openedAt: '2019-03-04',
    closedAt: at === 6 ? '昨天' : '2019-03-11',
    matter: MATTER,
    place: at < 3 ? PLACE : `某路${at}号商铺`,
    problem: `第${at}间铺面在屋顶搭建玻璃棚，遮住了居民的窗户`,
    outcome: '已责令拆除，复查无反弹',
    lead: '城管',
  },
}))

const advice = z.object({
  likeThis: z.object({
    count: z.number(),
    leads: z.array(z.object({ party: z.string(), count: z.number() })),
    medianWorkingDays: z.number(),
    recurred: z.number(),
    atSuchPlaces: z.array(z.unknown()),
  }),
  here: z.array(z.unknown()),
})

test('a street starts with its history: past cases are found, advise while a report is typed, and where it is dispatched', {
  timeout: 120_000,
}, async () => {
  const environment = inject('local')
  const { emulator, outputs, password, api } = environment
  const client = new DynamoDBClient(clientSettings(emulator))
  const knowledge = createKnowledge({ client, knowledgeTable: outputs.KnowledgeTable })
  const refused: number[] = []
  const rules = { pack: PACK, calendar: CALENDAR }
  const so = await importPastCases({ knowledge, rules, clock: wallClock }, LINES, {
    refused: ({ line }) => refused.push(line),
    progress: () => {},
  })
  expect([so.written + so.known, refused]).toEqual([6, [8]])
  const audit = await auditKnowledge(client, outputs.KnowledgeTable)
  expect(audit).toMatchObject({ missing: [], orphaned: [], incomplete: [] })

  const tokens = new Map<string, string>()
  for (const who of ['call-taker', 'dispatcher', 'chengguan'])
    tokens.set(who, await signIn(emulator, outputs, who, password))
  const call = async (who: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${api}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${tokens.get(who)}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    expect(response.status).toBe(200)
    return response.json()
  }

  const desk = openDesk(environment)
  const description = '屋顶又在搭建玻璃棚'
  await desk.submitAtDesk(
    'call-taker',
    {
      channel: 'walk-in',
      appeal: 'complaint',
      description,
      place: PLACE,
      matter: MATTER,
      confirmedInPerson: true,
    },
    `knowledge-${Date.now()}`,
  )
  const { caseId } = await until('the case waits for its dispatcher', async () =>
    (await desk.tasksOf('dispatcher')).find((task) => task.kind === 'dispatch'),
  )

  // A machine under load may be late with advice and then says so; asked again, it is there.
  const typing = { description: '屋顶又在搭建玻', place: '政通路广' }
  const typed = await until('advice while typing', async () => {
    const answer = z
      .looseObject({ complete: z.boolean() })
      .parse(await call('call-taker', '/v1/advice/intake', typing))
    return answer.complete ? answer : undefined
  })
  expect(typed).toMatchObject({
    matters: [
      {
        matter: MATTER,
        reasons: [{ kind: 'keywords' }, { kind: 'precedents' }, { kind: 'here-before', times: 3 }],
      },
    ],
    place: { by: 'begun', key: 'zhengtong-plaza', grid: 'g1', kind: 'shops' },
    duplicates: [{ caseId, matter: MATTER, openedAt: expect.any(String) }],
  })
  expect(await call('chengguan', '/v1/advice/intake', typing)).not.toHaveProperty('duplicates')

  const shown = await until('advice where it is dispatched', async () => {
    const answer = z.object({ advice: z.unknown() }).parse(await call('dispatcher', `/v1/cases/${caseId}`))
    return advice.safeParse(answer.advice).data
  })
  expect(shown).toMatchObject({ likeThis: { medianWorkingDays: 5, recurred: 0 } })
  expect(shown.likeThis.count).toBeGreaterThanOrEqual(6)
  expect(shown.likeThis.leads[0]).toMatchObject({ party: 'chengguan' })
  expect(shown.likeThis.atSuchPlaces).toHaveLength(5)
  expect(shown.here).toHaveLength(3)

  const found = await call(
    'dispatcher',
    `/v1/precedents?caseId=${caseId}&q=${encodeURIComponent('玻璃棚')}&limit=3`,
  )
  expect(found).toMatchObject({ complete: true, items: [{ placeKey: 'zhengtong-plaza' }, {}, {}] })
})
