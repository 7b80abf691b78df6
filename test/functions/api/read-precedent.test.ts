import { describe, expect, it } from 'vitest'
import { buildEntry, buildPrecedent, MONDAY } from '#adapters/examples.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { reply } from '#functions/api/read-precedent.ts'
import {
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  leaderOf,
  operator,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import { ask } from '#test/support/http.ts'
import { rulesOf } from '#test/support/sample-rules.ts'

async function read(overrides: Parameters<typeof buildEntry>[0], who = dispatcher) {
  const knowledge = createMemoryKnowledge()
  await knowledge.upsert(buildEntry(overrides))
  const params = { precedentId: buildPrecedent().precedentId }
  const { status, body } = await ask(
    (event) => reply({ knowledge, rulesOf, people: createMemoryPeople() }, event),
    { who, params },
  )
  return { status, code: body.code, problem: body.problem }
}
const WITHDRAWN = { status: 'withdrawn' as const }

describe('GET /v1/precedents/{precedentId}', () => {
  it('answers all staff of the jurisdiction', async () => {
    for (const who of [dispatcher, handlerOf('chengguan'), supervisor])
      expect(await read({}, who)).toMatchObject({ status: 200, problem: buildPrecedent().problem })
    expect(await read({}, { ...dispatcher, jurisdiction: 'elsewhere' })).toEqual({
      status: 404,
      code: 'precedent-unknown',
    })
  })

  it('tells nothing by which a text that was taken out could be guessed', async () => {
    const knowledge = createMemoryKnowledge()
    const hash = 'a'.repeat(43)
    await knowledge.upsert(
      buildEntry({
        edits: [{ part: 'problem', was: hash, now: '楼道堆物' }],
        imported: { reference: 'A-2019-7', content: hash },
      }),
    )
    const params = { precedentId: buildPrecedent().precedentId }
    const { body } = await ask(
      (event) => reply({ knowledge, rulesOf, people: createMemoryPeople() }, event),
      { who: dispatcher, params },
    )
    expect(body.imported).toEqual({ reference: 'A-2019-7' })
    expect(JSON.stringify(body)).not.toContain(hash)
  })

  it('tells whom it was about nothing, and firms and committees no words of reporters', async () => {
    const about = { subjects: ['wuye', 'grid-leader'] }
    const unknown = { status: 404, code: 'precedent-unknown' }
    expect(await read(about, handlerOf('wuye'))).toEqual(unknown)
    expect(await read(about, leaderOf(buildPrecedent().grid))).toEqual(unknown)
    for (const who of [dispatcher, handlerOf('chengguan'), leaderOf('elsewhere')])
      expect(await read(about, who)).toMatchObject({ status: 200, problem: buildPrecedent().problem })
    expect(await read({}, handlerOf('juwei'))).toMatchObject({ status: 200, problem: '〔不在知悉范围〕' })
  })

  it('of which nothing says whom it was about tells the words of reporters to no party, and to the others', async () => {
    const before = { subjects: undefined }
    for (const party of ['chengguan', 'wuye', 'juwei'])
      expect(await read(before, handlerOf(party))).toMatchObject({ status: 200, problem: '〔不在知悉范围〕' })
    for (const who of [dispatcher, supervisor, leaderOf('g1')])
      expect(await read(before, who)).toMatchObject({ status: 200, problem: buildPrecedent().problem })
  })

  it('says what those are called who stand in its trail', async () => {
    const knowledge = createMemoryKnowledge()
    const by = shiftLeader.id
    const entry = { at: MONDAY, by, what: 'edited' as const, reason: '去掉门牌号' }
    await knowledge.upsert(buildEntry({ trail: [entry] }))
    const people = { names: async () => new Map([[by, '周敏']]) }
    const params = { precedentId: buildPrecedent().precedentId }
    const { body } = await ask((event) => reply({ knowledge, rulesOf, people }, event), {
      who: dispatcher,
      params,
    })
    expect(body).toMatchObject({ trail: [{ by }], people: { [by]: '周敏' } })
  })

  it('is refused to an account that has no role', async () => {
    expect(await read({}, { ...dispatcher, roles: [] })).toEqual({ status: 403, code: 'not-permitted' })
  })

  it('tells a withdrawn one to those who review and to the district only', async () => {
    for (const who of [shiftLeader, centreHead, supervisor])
      expect((await read(WITHDRAWN, who)).status).toBe(200)
    for (const who of [dispatcher, deputy, handlerOf('chengguan'), operator])
      expect(await read(WITHDRAWN, who)).toEqual({ status: 410, code: 'precedent-withdrawn' })
  })
})
