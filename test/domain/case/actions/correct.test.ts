import { describe, expect, it } from 'vitest'
import { caseAction } from '#domain/case/asked/actions.ts'
import { triage } from '#domain/triage/triage.ts'
import { callTaker, dispatcher, handlerOf, leader } from '#test/support/actors.ts'
import { local, openedCase, PACK, refusalOf } from '#test/support/case-harness.ts'
import { inHandling, withLeader } from '#test/support/case-ways.ts'

describe('A correction', () => {
  it('of the matter recomputes the limits of what is owed from when it was sent', () => {
    const one = inHandling()
    one.waitUntil(local('2021-01-28 09:00'))
    expect(one.task('handle').overdueSince).toBeDefined()
    one.act(dispatcher, { action: 'correct', matter: 'unsorted' })
    expect(one.at()).toBe('handling')
    expect(one.case).toMatchObject({ matter: 'unsorted', condition: 'general' })
    // Its five working days passed on the 25th: the pack's floor is left, four working hours.
    expect(one.task('handle')).toMatchObject({ dueAt: local('2021-01-28 15:00') })
    expect(one.task('handle').overdueSince).toBeUndefined()
  })

  it('of the filing condition recomputes too', () => {
    const one = inHandling()
    one.act(dispatcher, { action: 'correct', condition: 'demolish' })
    expect(one.task('handle').dueAt).toBe(local('2021-02-19 17:30'))
  })

  it('of nothing that limits a task leaves its due time alone: what is overdue stays so, and is urged once', () => {
    const one = inHandling()
    one.waitUntil(local('2021-01-28 09:00'))
    const before = one.task('handle')
    expect(before.overdueSince).toBeDefined()
    one.act(dispatcher, { action: 'correct', place: { text: '国定路555弄车棚' } })
    one.wait(1)
    expect(one.task('handle')).toEqual(before)
    expect(one.told('due-time-moved')).toEqual([])
    expect(one.told('task-overdue')).toHaveLength(1)
  })

  it('of the place gives the tasks of its grid to the people of the right one', () => {
    const one = withLeader()
    one.act(leader, { action: 'correct', place: { text: '四平路2500号' } })
    expect(one.task('decide').assignee).toEqual({ kind: 'role', role: 'grid-leader', grid: 'g3' })
    expect(one.told('case-corrected')).toMatchObject([{ place: 'siping-2500', grid: 'g3' }])
    expect(JSON.stringify(one.events())).not.toContain('四平路')
    expect(refusalOf(() => one.act(leader, { action: 'correct', grid: 'g1' }))).toBe('not-permitted')
  })

  it('of the place to one that nobody knows has the key of a place that a report of it has, without the words', () => {
    const words = '王女士 13800000000\n家楼下'
    const one = inHandling()
    one.act(dispatcher, { action: 'correct', place: { text: words, grid: 'g2' } })
    const { key, ...place } = one.case.place
    expect(place).toEqual({
      text: '〔姓名〕 〔电话〕\n家楼下',
      grid: 'g2',
      found: { by: 'person', sure: 'certain', grids: ['g2'] },
    })
    const reported = triage({}, { place: '王女士13800000000 家楼下', description: '', salt: '' }, PACK).place
    expect(key).toBe(reported.key)
    // What is told of it is salted: nobody who hears it can try words on it.
    expect(one.told('case-corrected')).toMatchObject([{ grid: 'g2' }])
    expect(one.told('case-corrected')[0]?.place).toMatch(/^words-[0-9a-f]{32}$/)
    expect(JSON.stringify(one.events())).not.toMatch(new RegExp(`王女士|13800000000|${key}`))
  })

  it('of the place alone leaves an unknown one in its grid; a grid that is named goes before the gazetteer', () => {
    const one = inHandling()
    const { grid } = one.case.place
    one.act(dispatcher, { action: 'correct', place: { text: '某处' } })
    expect(one.case.place.grid).toBe(grid)
    one.act(dispatcher, { action: 'correct', place: { text: '四平路2500号', grid: 'g1' } })
    expect(one.case.place).toMatchObject({ key: 'siping-2500', grid: 'g3' })
    one.act(dispatcher, { action: 'correct', place: { text: '四平路2500号' }, grid: 'g2' })
    expect(one.case.place).toMatchObject({ key: 'siping-2500', grid: 'g2' })
  })

  it('is the call-taker’s until somebody is sent, of matter and place, and not after that', () => {
    const one = openedCase({ report: { matter: 'unsorted', place: '某处' } })
    one.act(callTaker, { action: 'correct', matter: 'exposed-rubbish' })
    expect(one.case).toMatchObject({ matter: 'exposed-rubbish', filedBy: callTaker.id })
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(one.at()).toBe('dispatch')
    one.act(callTaker, { action: 'correct', place: { text: '四平路2500号' } })
    expect(one.case.place).toMatchObject({ key: 'siping-2500', grid: 'g3' })
    one.report(dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan', cooperating: [] })
    const late = () => one.act(callTaker, { action: 'correct', matter: 'illegal-structure' })
    expect(refusalOf(late)).toBe('not-permitted')
    // What came back was sent before: it is the dispatcher's from then on.
    one.report(handlerOf('chengguan'), 'handle', {
      outcome: 'returned',
      reason: 'wrong-matter',
      note: '不是',
    })
    one.act(dispatcher, { action: 'rule-on-return', taskId: one.task('handle').taskId, accept: true })
    expect(one.at()).toBe('dispatch')
    expect(refusalOf(late)).toBe('not-permitted')
  })

  it('of two grids at a border says which one leads: both are kept until then', () => {
    const one = openedCase({ report: { place: '政通路' } })
    expect(one.case.place.found).toMatchObject({ by: 'road', sure: 'border' })
    const [first = '', second = ''] = one.case.place.found?.grids ?? []
    expect(one.case.place.grid).toBe(first)
    one.act(callTaker, { action: 'correct', grid: second })
    expect(one.case.place).toMatchObject({
      grid: second,
      found: { by: 'person', sure: 'certain', grids: [second] },
    })
  })

  it('takes no key of a place: it would be anybody’s words', () => {
    const place = { key: '王女士 13800000000 家楼下', text: 'x', grid: 'g1' }
    expect(caseAction.safeParse({ action: 'correct', place }).success).toBe(false)
  })

  it('reaches a check on site that stands for the call', () => {
    const one = openedCase({ report: { channel: 'patrol' } })
    expect(one.task('verify').dueAt).toBe(local('2021-01-19 17:30'))
    one.act(dispatcher, { action: 'correct', matter: 'exposed-rubbish' })
    expect(one.task('verify').dueAt).toBe(local('2021-01-18 15:00'))
  })

  it('marks a limit beyond the published holidays as provisional, and takes the mark away again', () => {
    const one = inHandling({}, { now: local('2026-12-25 10:00') })
    expect(one.task('handle').provisional).toBe(true)
    one.act(dispatcher, { action: 'correct', matter: 'exposed-rubbish' })
    expect(one.task('handle').provisional).toBeUndefined()
  })

  it('of nothing at all is no correction: it would move the case to the newest pack by the way', () => {
    expect(caseAction.safeParse({ action: 'correct' }).success).toBe(false)
    expect(caseAction.safeParse({ action: 'correct', grid: 'g2' }).success).toBe(true)
  })

  it('to what the pack does not know is refused and changes nothing', () => {
    const one = inHandling()
    const before = one.state()
    expect(refusalOf(() => one.act(dispatcher, { action: 'correct', grid: 'g9' }))).toBe('grid-unknown')
    expect(refusalOf(() => one.act(dispatcher, { action: 'correct', matter: 'x' }))).toBe('matter-unknown')
    expect(refusalOf(() => one.act(dispatcher, { action: 'correct', condition: 'x' }))).toBe('matter-unknown')
    expect(one.state()).toEqual(before)
  })

  it('of place and matter changes nothing in what is the same for certain', () => {
    const one = inHandling()
    const keys = [...one.world.keys.keys()]
    one.act(dispatcher, { action: 'correct', place: { text: '四平路2500号' }, matter: 'exposed-rubbish' })
    expect([...one.world.keys.keys()]).toEqual(keys)
  })

  it('of a case stored while place and matter were its key gives it one of its own', () => {
    const one = inHandling()
    const { sameBy: _untold, ...stored } = one.case
    one.world.cases.set('c-1', stored)
    one.world.keys.clear()
    one.world.keys.set('wujiaochang|guoding-555|illegal-structure', 'c-1')
    one.act(dispatcher, { action: 'correct', matter: 'exposed-rubbish' })
    expect([...one.world.keys.keys()]).toEqual(['wujiaochang|case|c-1'])
    expect(one.case.sameBy).toEqual({ by: 'nothing' })
  })
})
