import { describe, expect, test } from 'vitest'
import { callTaker, centreHead, handlerOf, leader, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { act, beginTelling, fine, settleTask, type Telling, tell } from '#test/support/telling.ts'

/** The story, told until a step has happened. */
const until = (what: string): Promise<Telling> =>
  tell(beginTelling(createSystem()), {
    steps: STORY.slice(0, STORY.findIndex((one) => one.what === what) + 1),
  })

const tracked = async ({ api, trackingCode }: Telling) => fine(await api.track(trackingCode)).body

/** The dates of the plan's items. */
async function dates({ api, caseId }: Telling): Promise<Record<string, string>> {
  const { plan } = fine(await api.case(leader, caseId)).body.case
  return Object.fromEntries(
    plan.items.map(({ item, dueAt }: { item: string; dueAt: string }) => [item, dueAt]),
  )
}

async function taskFor(telling: Telling, party: string, item: string): Promise<string> {
  const { items } = fine(await telling.api.tasks(handlerOf(party))).body
  return items.find((one: { item?: string }) => one.item === item).taskId
}

describe('14.3 A granted extension', () => {
  test('moves the items that wait for what has more time, by as much working time, and no others', async () => {
    const telling = await until('so does the committee')
    const taskId = await taskFor(telling, 'wuye', 'notice')
    const before = await dates(telling)
    const asked = { action: 'ask-extension', taskId, until: local('2021-01-26 17:30'), note: '住户要求宽限' }
    await act(telling, handlerOf('wuye'), asked)
    await act(telling, leader, { action: 'rule-on-extension', taskId, grant: true })
    await telling.system.settle()

    expect(await dates(telling)).toEqual({
      ...before,
      notice: local('2021-01-26 17:30'),
      date: local('2021-01-28 17:30'),
      enforce: local('2021-01-29 17:30'),
      clear: local('2021-01-29 17:30'),
    })
    // What waits for the lapse starts a day later, and has the day more.
    await telling.system.advanceTo(local('2021-01-26 18:00'))
    await telling.system.settle()
    const squad = fine(await telling.api.tasks(handlerOf('chengguan'))).body.items
    expect(squad.find(({ item }: { item?: string }) => item === 'enforce').dueAt).toBe(
      local('2021-01-29 17:30'),
    )
  })

  test('that is refused moves nothing, and its reporter is not told of it', async () => {
    const telling = await until('so does the committee')
    const taskId = await taskFor(telling, 'wuye', 'notice')
    const before = await dates(telling)
    const asked = { action: 'ask-extension', taskId, until: local('2021-01-26 17:30'), note: '住户要求宽限' }
    await act(telling, handlerOf('wuye'), asked)
    await act(telling, leader, { action: 'rule-on-extension', taskId, grant: false })
    expect(await dates(telling)).toEqual(before)
    const { postponements } = await tracked(telling)
    expect(postponements.map(({ kind }: { kind: string }) => kind)).toEqual(['reply'])
  })

  test('that the reporter feels has public words: those that were said, else those that are told of any', async () => {
    const telling = await until('so does the committee')
    const taskId = await taskFor(telling, 'wuye', 'notice')
    const asked = { action: 'ask-extension', taskId, until: local('2021-01-26 17:30'), note: '内部情况' }
    await act(telling, handlerOf('wuye'), asked)
    const publicWords = '住户正在搬离，多给一天。'
    await act(telling, leader, {
      action: 'rule-on-extension',
      taskId,
      grant: true,
      note: '同意',
      publicWords,
    })

    const { postponements } = await tracked(telling)
    expect(postponements).toMatchObject([
      { kind: 'reply', words: { zh: '情况复杂，答复的时间批准延长。' } },
      {
        kind: 'extended',
        zh: '延期办理',
        en: 'More time to deal with it',
        granted: true,
        until: local('2021-01-26 17:30'),
        words: { zh: publicWords },
      },
    ])
    expect(JSON.stringify(postponements)).not.toMatch(/内部情况|同意/)
  })

  test('of the reply limit that was refused is told as that', async () => {
    const telling = await until(
      'the reply to the resident takes longer than five days: that is asked for in time',
    )
    const { api, caseId, reportId } = telling
    fine(await api.actOnReport(shiftLeader, caseId, reportId, { action: 'rule-on-extension', grant: false }))
    expect((await tracked(telling)).postponements).toMatchObject([
      { kind: 'reply', granted: false, words: { zh: '没有批准延长，按原来的日子答复您。' } },
    ])
  })
})

describe('14.4 Old rounds are told as old', () => {
  const called = (solved: boolean) => async (telling: Telling) => {
    const { body } = fine(await telling.api.reports(callTaker, telling.caseId))
    await settleTask(telling, callTaker, 'follow-up', {
      outcome: 'called',
      reportId: body.items[0].reportId,
      solved,
      satisfied: solved ? 'satisfied' : 'dissatisfied',
      note: '已电话回访',
    })
    await telling.system.settle()
  }

  test('a case that is taken up again shows no answer, and no date for one, of the round before', async () => {
    const telling = await until('the inspector finds it gone')
    await telling.system.advanceTo(local('2021-02-01 10:00'))
    await called(false)(telling)

    const seen = await tracked(telling)
    expect(seen.status.code).toBe('open')
    for (const old of ['answeredAt', 'answerBy', 'left']) expect(seen).not.toHaveProperty(old)
    expect(seen.again).toMatchObject({
      since: local('2021-02-01 10:00'),
      until: expect.any(String),
      zh: '上次答复后又重新办理',
    })
    expect(seen.again.until > seen.again.since).toBe(true)
    // The centre reads of what was owed before as that.
    const [report] = fine(await telling.api.reports(callTaker, telling.caseId)).body.items
    for (const old of ['contact', 'reply', 'replied']) expect(report).not.toHaveProperty(old)
    expect(report.earlier).toMatchObject({
      since: local('2021-02-01 10:00'),
      contact: { at: expect.any(String) },
      reply: { at: local('2021-02-01 10:00') },
      replied: { how: 'call-back' },
    })
    // That it was answered stays among the steps, with its date.
    expect(seen.steps).toContainEqual(
      expect.objectContaining({ zh: '答复了您', at: local('2021-02-01 10:00') }),
    )
  })

  test('a reopened case does so too, and is told as found not to be settled', async () => {
    const telling = await until('the inspector finds it gone')
    await telling.system.advanceTo(local('2021-02-01 10:00'))
    await called(true)(telling)
    expect(await tracked(telling)).toMatchObject({
      status: { code: 'archived' },
      answeredAt: local('2021-02-01 10:00'),
    })
    await telling.system.advanceTo(local('2021-02-03 10:00'))
    await act(telling, centreHead, { action: 'reopen', note: '棚内又住人' })
    await telling.system.settle()

    const seen = await tracked(telling)
    expect(seen.again).toMatchObject({ since: local('2021-02-03 10:00') })
    for (const old of ['answeredAt', 'answerBy', 'left', 'endedAt']) expect(seen).not.toHaveProperty(old)
    expect(seen.steps.at(-2)).toMatchObject({ zh: '查明没有办好，重新办理' })
  })
})
