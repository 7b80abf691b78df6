/** What each report of a case is owed, on the real machine. */
import { describe, expect, test } from 'vitest'
import { until } from '#local/story/patience.ts'
import { inHandling, note, on, openScene, refusalOf, theStage } from './scene.ts'

const system = theStage()

describe('A report', () => {
  test('has a contact, a limit and a reply of its own, whatever becomes of its case', async () => {
    const { desk } = system
    const scene = await inHandling(system)
    const { reportId, trackingCode } = await scene.reportAgain({
      channel: 'hotline',
      appeal: 'help',
    })
    const seen = () =>
      until('the report has joined', async () =>
        (await desk.reportsOf(scene.caseId, 'call-taker')).find((one) => one.reportId === reportId),
      )
    expect(await seen()).toMatchObject({
      contact: { dueAt: on('01-19'), overdue: false },
      reply: { dueAt: on('01-25'), due: { zh: expect.stringContaining('求助·答复') } },
    })
    expect(await desk.track(trackingCode)).toMatchObject({ answerBy: on('01-25') })

    await scene.waitUntil(on('01-20', '10:00'))
    expect(await seen()).toMatchObject({ contact: { overdue: true } })
    const act = (person: string, action: Parameters<typeof desk.actOnReport>[3]) =>
      desk.actOnReport(person, scene.caseId, reportId, action)
    expect(await refusalOf(act('chengguan', { action: 'record-contact' }))).toBe('not-permitted')
    await act('call-taker', { action: 'record-contact' })
    await act('call-taker', { action: 'ask-extension', note })
    expect(await refusalOf(act('call-taker', { action: 'rule-on-extension', grant: true }))).toBe(
      'not-permitted',
    )
    await act('shift-leader', { action: 'rule-on-extension', grant: true })
    expect(await desk.track(trackingCode)).toMatchObject({ answerBy: on('02-07') })

    await scene.act('centre-head', { action: 'transfer', to: 'siping-street', note })
    expect(await scene.view()).toMatchObject({ status: 'ended', ending: 'transferred' })
    await act('shift-leader', { action: 'record-reply', how: 'phone', note })
    expect(await desk.track(trackingCode)).toMatchObject({
      status: { code: 'transferred' },
      door: { code: 'siping-street' },
      answeredAt: on('01-20', '10:00'),
    })
  })

  test('that complains about a place is not settled by an answer; a question is', async () => {
    const asked = { channel: 'hotline', confirmedInPerson: false }
    const answered = { outcome: 'answered', note } as const
    const complaint = await openScene(system, asked)
    expect(await refusalOf(complaint.report('call-taker', 'contact', answered))).toBe('closing-not-allowed')
    const question = await openScene(system, { ...asked, appeal: 'question' })
    await question.report('call-taker', 'contact', answered)
    expect(await question.at()).toBe('follow-up')
    expect(await question.track()).toMatchObject({ answeredAt: on('01-18', '09:00') })
  })
})
