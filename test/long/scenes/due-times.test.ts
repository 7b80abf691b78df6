/** Warnings, overdue tasks and extensions, on the real machine. */
import { describe, expect, test } from 'vitest'
import { inHandling, note, on, refusalOf, theStage } from './scene.ts'

const system = theStage()

describe('A due time', () => {
  test('warns at its shares, urges when it has passed, and refers only by a rule of the ladder', async () => {
    const scene = await inHandling(system)
    const { taskId, dueAt, due } = await scene.task('handle')
    expect(dueAt).toBe(on('01-27'))
    expect(due.zh).toMatch(
      /^时限7个工作日（私搭乱建.*扣除休息日1月23日至24日（周末）；应于2021年1月27日（周三）17:30前完成。$/,
    )
    expect(due.en).toContain('skipped: 23–24 January (weekend)')
    expect(due.explanation.provisional).toBe(false)

    expect(await scene.waitUntil(on('02-03', '17:29'))).toBe('handling')
    const warned = (await scene.told('task-warned')).filter(({ data }) => data.taskId === taskId)
    expect(warned.map(({ data, at }) => [data.share, at.slice(0, 10)])).toEqual([
      [60, '2021-01-22'],
      [80, '2021-01-26'],
    ])
    expect((await scene.told('task-overdue')).map(({ at }) => at)).toContain(dueAt)
    expect(await scene.task('handle')).toMatchObject({ overdueSince: dueAt, urged: 1 })

    expect(await scene.waitUntil(on('02-03'))).toBe('leader')
    expect(await scene.rules()).toEqual(['long-overdue'])
  })

  test('moves with the processing type, which the lead asks for and the shift leader grants', async () => {
    const scene = await inHandling(system)
    const { taskId } = await scene.task('handle')
    expect(await scene.waitUntil(on('01-20', '10:00'))).toBe('handling')
    await scene.act('chengguan', {
      action: 'ask-processing',
      taskId,
      processing: 'comprehensive',
      note: '涉及多户，需逐户谈话',
      evidence: ['现场勘查记录'],
    })
    const grant = { action: 'rule-on-processing', taskId, grant: true } as const
    expect(await refusalOf(scene.act('dispatcher', grant))).toBe('not-permitted')
    await scene.act('shift-leader', grant)

    // Fifteen working days from the sending, with a Sunday worked for the Spring Festival.
    const moved = await scene.task('handle')
    expect(moved.dueAt).toBe(on('02-07'))
    expect(moved.due.zh).toMatch(/^时限15个工作日（私搭乱建.*综合性.*2月7日/)
    expect(await scene.view()).toMatchObject({ processing: 'comprehensive' })
    expect(await scene.waitUntil(on('02-07', '17:29'))).toBe('handling')
    expect(await scene.told('task-overdue')).toEqual([])
  })

  test('moves by extensions: refused, granted, the second by the head of the centre, never a third; not when it has passed', async () => {
    const scene = await inHandling(system, 'chengguan', ['fangban'])
    const { taskId } = await scene.task('handle', 'chengguan')
    const ask = (until: string) => scene.act('chengguan', { action: 'ask-extension', taskId, until, note })
    const rule = (person: string, grant: boolean) =>
      scene.act(person, { action: 'rule-on-extension', taskId, grant, note })

    await ask(on('01-29'))
    expect(await refusalOf(rule('chengguan', true))).toBe('not-permitted')
    await rule('dispatcher', false)
    expect((await scene.task('handle', 'chengguan')).dueAt).toBe(on('01-27'))
    await ask(on('01-29'))
    await rule('dispatcher', true)
    expect(await scene.task('handle', 'chengguan')).toMatchObject({
      dueAt: on('01-29'),
      due: { zh: expect.stringContaining('延期') },
    })

    expect(await scene.waitUntil(on('01-28', '09:00'))).toBe('handling')
    const late = await scene.task('handle', 'fangban')
    expect(late.overdueSince).toBe(on('01-27'))
    const tooLate = { action: 'ask-extension', taskId: late.taskId, until: on('01-29'), note } as const
    expect(await refusalOf(scene.act('fangban', tooLate))).toBe('too-late')
    expect((await scene.task('handle', 'chengguan')).overdueSince).toBeUndefined()

    await ask(on('02-03'))
    expect(await refusalOf(rule('shift-leader', true))).toBe('not-permitted')
    await rule('centre-head', true)
    expect((await scene.task('handle', 'chengguan')).dueAt).toBe(on('02-03'))
    expect(await refusalOf(ask(on('02-08')))).toBe('extensions-used')
    const granted = (await scene.told('extension-ruled')).map(({ data }) => data.granted)
    expect(granted).toEqual([false, true, true])
  })
})
