import { describe, expect, it } from 'vitest'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { reply } from '#functions/api/review-precedent.ts'
import { centreHead, dispatcher } from '#test/support/actors.ts'
import { buildEntry, buildPrecedent, MONDAY } from '#test/support/builders.ts'
import { ask } from '#test/support/http.ts'

const { precedentId, jurisdiction } = buildPrecedent()

async function reviewed(body: unknown, who = centreHead, id = precedentId) {
  const knowledge = createMemoryKnowledge()
  await knowledge.keep(buildEntry())
  const clock = { now: async () => MONDAY }
  const answer = await ask((event) => reply({ knowledge, clock }, event), {
    who,
    body,
    params: { precedentId: id },
  })
  const listed = async (list: string) =>
    (await knowledge.postings({ jurisdiction, list, limit: 5 })).items.length
  return { answer, knowledge, listed }
}

describe('POST /v1/precedents/{precedentId}/review', () => {
  it('puts a precedent in other words, redacted, and is found by those', async () => {
    const { answer, listed } = await reviewed({
      action: 'edit',
      problem: '外墙脱落，找王建国',
      reason: '更正',
    })
    expect(answer.body).toMatchObject({
      problem: '外墙脱落，找〔姓名〕',
      revision: 1,
      trail: [{ at: MONDAY, by: centreHead.id, what: 'edited', reason: '更正' }],
    })
    expect([await listed('外墙'), await listed('车棚')]).toEqual([1, 0])
  })

  it('withdraws one: it stays readable with its trail and is found no more', async () => {
    const { answer, knowledge, listed } = await reviewed({ action: 'withdraw', reason: '依据失效' })
    expect(answer.body).toMatchObject({ status: 'withdrawn', trail: [{ what: 'withdrawn' }] })
    expect(await knowledge.read(precedentId)).toMatchObject({ status: 'withdrawn' })
    expect(await listed('车棚')).toBe(0)
  })

  it.each([
    ['of a dispatcher', { action: 'withdraw', reason: '不要' }, dispatcher, precedentId, 403],
    ['of a precedent that is not there', { action: 'withdraw', reason: '不要' }, centreHead, 'c-none', 404],
    ['without a reason', { action: 'withdraw' }, centreHead, precedentId, 400],
  ])('refuses that %s', async (_, body, who, id, status) => {
    expect((await reviewed(body, who, id)).answer.status).toBe(status)
  })
})
