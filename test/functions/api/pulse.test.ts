import { beforeEach, describe, expect, test } from 'vitest'
import { foldPulse } from '#functions/usecases/cases/fold-pulse.ts'
import { callTaker, dispatcher, handlerOf, inspectorIn, leader, leaderOf } from '#test/support/actors.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { act, beginTelling, fine, settleTask, type Telling, tell } from '#test/support/telling.ts'

const SEEN = 'desk,board:street,board:g1,board:g2,party:chengguan'

/** The story so far: confirmed by phone, waiting for its dispatcher. */
const waiting = (): Promise<Telling> => tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })

describe('14.8 The pulse', () => {
  let telling: Telling
  beforeEach(async () => {
    telling = await waiting()
  })
  const versions = async (who: typeof dispatcher, of: string): Promise<Record<string, string>> =>
    fine(await telling.api.pulse(who, of)).body.versions
  /** The scopes that move while something happens. */
  const moved = async (
    happens: () => Promise<unknown>,
    of = `${SEEN},case:${telling.caseId}`,
  ): Promise<string[]> => {
    const before = await versions(dispatcher, of)
    await happens()
    await telling.system.settle()
    const after = await versions(dispatcher, of)
    return Object.keys(after).filter((scope) => after[scope] !== before[scope])
  }
  const dispatch = () =>
    settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })

  test('moves where the case lay and where it lies now, and nowhere else', async () => {
    expect(await moved(dispatch)).toEqual([
      'desk',
      'board:street',
      'board:g1',
      'party:chengguan',
      `case:${telling.caseId}`,
    ])
  })

  test('moves when a party only signs: nothing that the machine or a schedule waits for', async () => {
    await dispatch()
    await telling.system.settle()
    const signed = () => sign(telling)
    expect(await moved(signed)).toEqual([
      'board:street',
      'board:g1',
      'party:chengguan',
      `case:${telling.caseId}`,
    ])
  })

  test('moves the board of the grid that a corrected case leaves, and of the one it comes to', async () => {
    const { caseId } = telling
    const correct = () => act(telling, dispatcher, { action: 'correct', grid: 'g2' })
    expect(await moved(correct)).toEqual(['desk', 'board:street', 'board:g1', 'board:g2', `case:${caseId}`])
  })

  test('stands still while nothing happens, and says so in 304 and no word more', async () => {
    const { api, system, caseId } = telling
    const of = `desk,board:g1,case:${caseId}`
    const first = fine(await api.pulse(dispatcher, of))
    const etag = String(first.headers.etag)
    await system.settle()
    const again = await api.pulse(dispatcher, of, etag)
    expect(again).toMatchObject({ status: 304, headers: { etag, 'cache-control': 'private, no-cache' } })
    expect(again.body).toBeNull()
    await dispatch()
    await system.settle()
    expect(fine(await api.pulse(dispatcher, of, etag)).headers.etag).not.toBe(etag)
  })

  test('is read with one call of the store for what somebody sees by role', async () => {
    const asked: string[] = []
    telling.system.setAround((call, carryOut) => {
      if (call.port === 'store') asked.push(call.method)
      return carryOut()
    })
    fine(await telling.api.pulse(dispatcher, SEEN))
    expect(asked).toEqual(['pulses'])
  })

  test.each([
    ['a grid of others', leaderOf('g2'), 'board:g1', 403],
    ['the street, for a leader', leader, 'board:street', 403],
    ['the desk of another party', handlerOf('fangban'), 'party:chengguan', 403],
    ['a case that is not there', dispatcher, 'case:c-none', 404],
    ['a scope that is none', dispatcher, 'everything', 400],
    ['nothing', dispatcher, '', 400],
    ['more than ten', dispatcher, Array.from({ length: 11 }, (_, n) => `board:g${n}`).join(','), 400],
  ])('refuses %s', async (_, who, of, status) => {
    expect((await telling.api.pulse(who, of)).status).toBe(status)
  })

  test('a case is told of only to those who see it', async () => {
    const of = `case:${telling.caseId}`
    expect((await telling.api.pulse(handlerOf('chengguan'), of)).status).toBe(404)
    expect((await telling.api.pulse(inspectorIn('g2'), of)).status).toBe(404)
    await dispatch()
    await telling.system.settle()
    expect((await telling.api.pulse(handlerOf('chengguan'), of)).status).toBe(200)
    expect((await telling.api.pulse(callTaker, of)).status).toBe(200)
  })
})

/** The party signs for its task. */
const sign = async ({ api, caseId }: Telling): Promise<void> => {
  const who = handlerOf('chengguan')
  const { items } = fine(await api.tasks(who)).body
  fine(await api.act(who, caseId, { action: 'sign', taskId: items[0].taskId }))
}

describe('14.8 What folds the pulse', () => {
  const scopes = 'desk,board:street,party:chengguan'
  const heardOf = ({ system, caseId }: Telling) =>
    system.published.map(({ metadata }) => metadata).filter((one) => one.caseId === caseId)

  test('is idempotent: what is told again, in any order, changes nothing', async () => {
    const telling = await waiting()
    await settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })
    await telling.system.settle()
    const of = `${scopes},case:${telling.caseId}`
    const before = fine(await telling.api.pulse(dispatcher, of)).body
    const deps = telling.system.depsOf('reconcile')
    for (const one of heardOf(telling).toReversed())
      expect(await foldPulse(deps, telling.caseId, [one])).toBe(false)
    expect(await foldPulse(deps, telling.caseId, heardOf(telling))).toBe(false)
    expect(fine(await telling.api.pulse(dispatcher, of)).body).toEqual(before)
  })

  test('ends with the same marks whatever the order in which it hears, and each scope has moved', async () => {
    const telling = beginTelling(createSystem())
    Object.assign(telling.system.settings, { copies: () => 2, pick: (n: number) => n - 1, batch: 3 })
    const told = await tell(telling, { steps: STORY.slice(0, 2) })
    const other = await waiting()
    const markOf = async (one: Telling) => one.system.ports.store.pulseMark(`case/${one.caseId}`)
    expect(await markOf(told)).toEqual(await markOf(other))
    expect((await markOf(told))?.scopes).toContainEqual({
      kind: 'grid',
      jurisdiction: 'wujiaochang',
      grid: 'g1',
    })
  })

  test('moves once more, rather than never, when it fails between scopes and mark', async () => {
    const telling = await waiting()
    let failing = 1
    telling.system.setAround((call, carryOut) => {
      if (call.method !== 'keepPulseMark' || failing === 0) return carryOut()
      failing -= 1
      throw new Error('Not now.')
    })
    const before = fine(await telling.api.pulse(dispatcher, scopes)).body.versions
    await settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })
    await telling.system.settle()
    const after = fine(await telling.api.pulse(dispatcher, scopes)).body.versions
    for (const scope of Object.keys(before)) expect(after[scope], scope).not.toBe(before[scope])
    expect(telling.system.deadLetters).toEqual([])
  })

  test('two at once: who is second moves again all that it saw', async () => {
    const telling = await waiting()
    const { store } = telling.system.depsOf('reconcile')
    const moves: string[] = []
    let others = 0
    const racing = {
      ...store,
      loadCase: store.loadCase,
      pulseMark: store.pulseMark,
      movePulses: async (of: Parameters<typeof store.movePulses>[0]) => {
        moves.push(...of.map(({ kind }) => kind))
        await store.movePulses(of)
      },
      keepPulseMark: async (...kept: Parameters<typeof store.keepPulseMark>) => {
        others += 1
        return others > 1 && store.keepPulseMark(...kept)
      },
    }
    const subject = `case/${telling.caseId}`
    const heard = { subject, sequence: 999, jurisdiction: 'wujiaochang' }
    expect(await foldPulse({ store: racing }, telling.caseId, [heard])).toBe(true)
    expect(others).toBe(2)
    expect(moves.filter((kind) => kind === 'grid').length).toBeGreaterThanOrEqual(2)
  })
})
