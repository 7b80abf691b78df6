import { describe, expect, it } from 'vitest'
import { buildCase, buildEntry, buildPrecedent, MONDAY } from '#adapters/examples.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import type { Knowledge } from '#adapters/ports.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { termsOf } from '#domain/knowledge/terms.ts'
import { recurrenceOf } from '#domain/precedent/review/revise.ts'
import { reply } from '#functions/api/review-precedent.ts'
import { centreHead, dispatcher } from '#test/support/actors.ts'
import { ask } from '#test/support/http.ts'

const { precedentId, jurisdiction, matter } = buildPrecedent()
const clock = { now: async () => MONDAY }
const edit = { action: 'edit', revision: 0, reason: '更正' }
const withdraw = { action: 'withdraw', reason: '不要' }

const sent = (knowledge: Knowledge, body: unknown, who = centreHead, id = precedentId) =>
  ask((event) => reply({ knowledge, clock }, event), { who, body, params: { precedentId: id } })

async function reviewed(body: unknown, who = centreHead, id = precedentId) {
  const knowledge = createMemoryKnowledge()
  await knowledge.upsert(buildEntry())
  const answer = await sent(knowledge, body, who, id)
  const listed = async (pair: string) => {
    const [list = pair] = termsOf(pair)
    return (await knowledge.postings({ jurisdiction, list, limit: 5 })).items.length
  }
  return { answer, knowledge, listed }
}

/** A knowledge base in which the trouble comes back at the very moment when somebody else's change is to be kept. */
async function meanwhileRecurring() {
  const knowledge = createMemoryKnowledge()
  await knowledge.upsert(buildEntry())
  let first = true
  const upsert: Knowledge['upsert'] = async (entry, over) => {
    const standing = (await knowledge.load(precedentId))?.precedent
    const other = buildCase({ caseId: 'c-new', matter, openedAt: '2021-03-01T01:00:00.000Z' })
    const recurred = first && standing && recurrenceOf(standing, other, MONDAY)
    first = false
    if (recurred) await knowledge.upsert(entryOf(recurred, NO_STATISTICS), standing)
    return knowledge.upsert(entry, over)
  }
  return { ...knowledge, upsert }
}

describe('POST /v1/precedents/{precedentId}/review', () => {
  it('puts a precedent in other words, redacted, and is found by those', async () => {
    const { answer, listed } = await reviewed({ ...edit, problem: '外墙脱落，找王建国' })
    expect(answer.body).toMatchObject({
      problem: '外墙脱落，找〔姓名〕',
      revision: 1,
      trail: [{ at: MONDAY, by: centreHead.id, what: 'edited', reason: '更正', parts: ['problem'] }],
    })
    expect([await listed('外墙'), await listed('车棚')]).toEqual([1, 0])
  })

  it('is found no more by what a party did once that is taken out', async () => {
    const { answer, listed } = await reviewed({
      ...edit,
      parties: [{ party: 'chengguan', did: [{ index: 0, words: null }] }],
    })
    expect(answer.body).toMatchObject({
      parties: [{ did: [] }],
      trail: [{ struck: ['parties.chengguan.0'] }],
    })
    expect([await listed('拆除'), await listed('车棚')]).toEqual([0, 1])
  })

  it('withdraws one: it stays readable with its trail and is found no more', async () => {
    const { answer, knowledge, listed } = await reviewed({ action: 'withdraw', reason: '依据失效' })
    expect(answer.body).toMatchObject({ status: 'withdrawn', trail: [{ what: 'withdrawn' }] })
    expect(await knowledge.read(precedentId)).toMatchObject({ status: 'withdrawn' })
    expect(await listed('车棚')).toBe(0)
    expect((await sent(knowledge, withdraw)).body).toEqual(answer.body)
  })

  it('answers an edit that is sent again with what stands', async () => {
    const { answer, knowledge } = await reviewed({ ...edit, followUp: [{ index: 0, words: '满意' }] })
    const again = await sent(knowledge, { ...edit, followUp: [{ index: 0, words: '满意' }] })
    expect(again).toMatchObject({ status: 200, body: answer.body })
  })

  it('does not edit what was changed meanwhile, even at the last moment', async () => {
    const knowledge = await meanwhileRecurring()
    const { status, body } = await sent(knowledge, { ...edit, problem: '别的' })
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'precedent-changed' })
    expect(await knowledge.read(precedentId)).toMatchObject({ revision: 1, recurred: [{ caseId: 'c-new' }] })
  })

  it('withdraws what was changed at the last moment, and keeps that change', async () => {
    const knowledge = await meanwhileRecurring()
    expect((await sent(knowledge, withdraw)).body).toMatchObject({
      revision: 2,
      status: 'withdrawn',
      trail: [{ what: 'recurred' }, { what: 'withdrawn' }],
    })
  })

  it.each([
    ['of a dispatcher', withdraw, dispatcher, precedentId, 403],
    ['of a precedent that is not there', withdraw, centreHead, 'c-none', 404],
    ['without a reason', { action: 'withdraw' }, centreHead, precedentId, 400],
  ])('refuses that %s', async (_, body, who, id, status) => {
    expect((await reviewed(body, who, id)).answer.status).toBe(status)
  })

  it.each([
    ['names nothing to edit', edit, 'problem'],
    ['edits an empty list', { ...edit, setbacks: [] }, 'setbacks'],
    ['does not say which revision was read', { ...edit, revision: undefined, problem: '别的' }, 'revision'],
    ['names no setback there is', { ...edit, setbacks: [{ index: 3, words: null }] }, 'setbacks.0.index'],
    ['says nothing of the words', { ...edit, followUp: [{ index: 0 }] }, 'followUp.0.words'],
  ])('names the field when an edit %s', async (_, body, field) => {
    const { answer } = await reviewed(body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toEqual([expect.objectContaining({ field })])
  })
})
