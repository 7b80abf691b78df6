/** Whoever has nothing to do with a case is told that there is none, whatever he asks of it, however it stands. */
import { expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { dispatcher, handlerOf, inspectorIn, leaderOf, operator } from '#test/support/actors.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, tell } from '#test/support/telling.ts'

const note = '照此办理'
const OTHERS: readonly Actor[] = [
  handlerOf('xiaofang'),
  inspectorIn('g2'),
  leaderOf('g2'),
  operator,
  { ...handlerOf('chengguan'), id: 'u-elsewhere', jurisdiction: 'linjiang' },
]
const ACTIONS = [
  { action: 'hazard-found', note },
  { action: 'refer', note },
  { action: 'merge', into: 'c-1', note },
  { action: 'add-party', party: 'wuye' },
  { action: 'correct', matter: 'street-lamp', note },
  { action: 'transfer', to: 'yinhang-street', note },
  { action: 'end', ground: 'litigation', note },
  { action: 'reopen', note },
  { action: 'take-over' },
  { action: 'countersign', proposal: 1 },
  { action: 'name-subjects', parties: ['wuye'] },
]

test('breaker, 403 and 409 where reading says 404: nobody learns of a case, or how it stands, by acting on it', async () => {
  const telling = beginTelling(createSystem())
  const seen = new Set<string>()
  for (const step of STORY) {
    await tell(telling, { steps: [step] })
    const { api, caseId } = telling
    const state = await telling.system.ports.store.loadCase(caseId)
    if (state === undefined) continue
    const { position } = state.case
    const at = state.case.status === 'ended' ? 'ended' : position.at === 'in' ? position.stage : position.at
    if (seen.has(at)) continue
    seen.add(at)
    const taskId = state.tasks[0]?.taskId ?? `${caseId}.1`
    for (const who of OTHERS) {
      const read = await api.case(who, caseId)
      expect([who.id, at, read.status]).toEqual([who.id, at, 404])
      const asked = [
        ...ACTIONS.map((body) => api.act(who, caseId, body)),
        ...['sign', 'urge', 'ask-extension'].map((action) => api.act(who, caseId, { action, taskId })),
        api.outcome(who, taskId, { outcome: 'done', note }),
      ]
      const told = (await Promise.all(asked)).filter(({ status }) => status !== 400)
      expect(told.length).toBeGreaterThan(8)
      for (const { status, body } of told)
        expect([who.id, at, status, body.code]).toEqual([who.id, at, 404, 'case-unknown'])
    }
  }
  expect(seen.size).toBeGreaterThan(5)
  expect(fine(await telling.api.case(dispatcher, telling.caseId)).body.case.status).toBe('ended')
})
