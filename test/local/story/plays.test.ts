import { describe, expect, test } from 'vitest'
import { atLocal } from '#domain/clock/calendar.ts'
import { playOn } from '#local/story/play.ts'
import { DISCONTENT } from '#local/story/plays/discontent.ts'
import { GAS } from '#local/story/plays/gas.ts'
import { PLAYS, playNamed } from '#local/story/plays/index.ts'
import { SHED } from '#local/story/plays/shed.ts'
import { timelineText } from '#local/story/tell.ts'
import { memoryStage } from '#test/support/memory-stage.ts'
import { endOf, pathOf } from '#test/support/played.ts'

describe.each(PLAYS)('The story $name', (play) => {
  test('comes by its path to its end; nothing is owed then, and nobody’s reply ran out on the way', async () => {
    const stage = memoryStage()
    const said: string[] = []
    const told = await playOn(stage, play, (line) => said.push(line))

    expect(pathOf(told)).toEqual(play.path)
    expect(endOf(told)).toBe(play.ends)
    expect(told.tracked).toHaveLength(play.scenes.length + 1)
    expect(stage.system().published.map(({ type }) => type)).not.toContain('report-overdue')
    expect((await stage.desk.caseOf(told.caseId)).tasks).toEqual([])
    expect(stage.system().deadLetters).toEqual([])
    // People read words, never a code.
    const lines = [...said.filter((line) => /^ {4}\S/.test(line)), timelineText(told.timeline, told.items)]
    for (const code of [
      'chengguan',
      'call-taker',
      'tell-firm',
      'not-content',
      'nobody-leads',
      'accepted',
      'done',
    ])
      expect(lines.filter((line) => new RegExp(`(^|\\s)${code}(\\s|$)`).test(line))).toEqual([])
  })
})

test('The story shed: the squad goes back on what was promised by others, never on its own work', async () => {
  const { timeline, items } = await playOn(memoryStage(), SHED, () => {})

  const lines = timelineText(timeline, items).split('\n')
  const told = (word: string) => lines.filter((line) => line.includes(word)).map((line) => line.trim())
  expect(told('复查当事人自行整改情况')).toEqual([
    expect.stringContaining('五角场城管中队 · 复查当事人自行整改情况 · 核查不通过'),
  ])
  expect(told('核查员 · 核查 · 核查通过')).toHaveLength(1)
  // Midnight is the end of a day.
  expect(told('三天期限')[0]).toContain('限 2021-01-25 周一 24:00')
})

test('The story gas: alarms climb by the quarter of an hour until a person answers, and limits follow the calling off', async () => {
  const { timeline, tracked } = await playOn(memoryStage(), GAS, () => {})

  const rung = timeline.filter(({ type, data }) => type === 'task-sent' && data.kind === 'alert')
  expect(rung.map(({ at, data }) => [at, data.assignee])).toEqual([
    [atLocal('2021-01-17', '02:30'), expect.objectContaining({ role: 'shift-leader' })],
    [atLocal('2021-01-17', '02:30'), expect.objectContaining({ role: 'grid-leader' })],
    [atLocal('2021-01-17', '02:45'), expect.objectContaining({ role: 'deputy' })],
    [atLocal('2021-01-17', '03:00'), expect.objectContaining({ role: 'street-leader' })],
  ])
  const moved = timeline.filter(({ type }) => type === 'due-time-moved')
  expect(moved.map(({ data }) => data.dueAt)).toEqual([atLocal('2021-01-18', '15:00')])
  // Whoever smells gas is told to leave, not that a leader deliberates; once it is called off, how it goes on.
  const calledOff = tracked.findIndex(({ at }) => at === atLocal('2021-01-17', '03:40'))
  expect(new Set(tracked.slice(0, calledOff).map(({ tracking }) => tracking.stage?.zh))).toEqual(
    new Set(['正在应急处置']),
  )
  expect(tracked[calledOff]?.tracking.stage?.zh).toBe('正在办理')
})

test('The story discontent: the unit’s head takes part in the second round, and the tracker tells where to turn to', async () => {
  const { timeline, tracked } = await playOn(memoryStage(), DISCONTENT, () => {})

  const handled = timeline.filter(({ type, data }) => type === 'task-settled' && data.kind === 'handle')
  expect(handled.map(({ texts }) => Object.values(texts).some((one) => one.includes('中队长')))).toEqual([
    false,
    false,
    true,
  ])
  expect(tracked.at(-1)?.tracking).toMatchObject({
    status: { code: 'archived', zh: '已办结，不再重复办理' },
    reason: { code: 'policy-exhausted', explained: expect.stringContaining('两次检测均达标') },
    door: { code: 'petition-office', role: { code: 'further-remedy' } },
  })
})

test('A story that nobody wrote is asked for in vain, and the others are named', () => {
  expect(() => playNamed('flood')).toThrow('There are: shed, gas, discontent.')
})
