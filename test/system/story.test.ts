import { expect, inject, test } from 'vitest'
import { atLocal } from '#domain/clock/calendar.ts'
import { playNextYear } from '#local/story/next-year.ts'
import { playOn } from '#local/story/play.ts'
import { SHED } from '#local/story/plays/shed.ts'
import { steppedSystem } from '#local/story/stepped-system.ts'
import { endOf, pathOf } from '#test/support/played.ts'

test('国定路555弄 closes the loop on the real machine, with the dates of the paper', {
  // Seconds on an idle machine; on a busy one every hop of its two weeks waits its turn.
  timeout: 240_000,
}, async () => {
  const environment = inject('story')

  const told = await playOn(steppedSystem(environment), SHED, () => {})
  const { timeline, precedent } = told

  expect(endOf(told)).toBe(SHED.ends)
  expect(pathOf(told)).toEqual(SHED.path)
  const when = (type: string) => timeline.filter((entry) => entry.type === type).map(({ at }) => at)
  expect(when('whistle-blown')).toEqual(['2021-01-22T01:30:00.000Z'])
  const lapsed = timeline.find(({ type, data }) => type === 'plan-item-ended' && data.ending === 'lapsed')
  expect(lapsed).toMatchObject({ at: '2021-01-25T16:00:00.000Z', data: { item: 'notice' } })
  expect(timeline.map(({ sequence }) => sequence)).toEqual(timeline.map((_entry, i) => i + 1))
  expect(precedent).toMatchObject({ confirmation: 'reporter-says-solved', matter: 'illegal-structure' })
})

test('a case of a year whose holidays are not published has provisional due times, and says so', async () => {
  const [task] = await playNextYear(inject('story'), () => {})

  expect(task).toMatchObject({ kind: 'handle', dueAt: atLocal('2027-02-10', '17:30') })
  expect(task?.due).toMatchObject({
    zh: expect.stringContaining('2027年放假安排尚未公布，此为暂定期限'),
    en: expect.stringContaining('provisional: the holidays of 2027 are not published yet'),
    explanation: { provisional: true },
  })
})
