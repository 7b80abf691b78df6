import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Available, availableActions } from '#domain/case/actions/available.ts'
import type { CaseCommand } from '#domain/case/asked/command.ts'
import type { Actor } from '#domain/people/actor.ts'
import { caseActionView } from '#functions/api/action-view.ts'
import { dispatcher, handlerOf, leader, supervisor } from '#test/support/actors.ts'
import { type CaseHarness, local, openedCase } from '#test/support/case-harness.ts'
import { inDispatch, inHandling } from '#test/support/case-ways.ts'
import { actionsOf, EVERYBODY, outcomesFor } from '#test/support/random-asks.ts'
import { begin, play, start } from '#test/support/random-history.ts'
import { type Asked, move } from '#test/support/random-moves.ts'

/** Enough to meet every action in some seconds; `HISTORIES=2000` looks further. Everybody is asked, so that each takes long. */
const RUNS = Math.ceil(Number(process.env.HISTORIES ?? 250) / 8)

const offeredTo = (one: CaseHarness, who: Actor): readonly Available[] =>
  availableActions(one.state(), { ...one.context(who), orders: one.orders() })

/** Whether something that was offered is what a command asks for. */
const isFor = (command: CaseCommand) => (one: Available) => {
  if (command.type === 'record-outcome')
    return one.kind === 'outcome' && one.taskId === command.taskId && one.action === command.outcome.outcome
  if (command.type !== 'act' || one.action !== command.action.action) return false
  return one.taskId === ('taskId' in command.action ? command.action.taskId : undefined)
}

/** What somebody might ask of a case where it stands, filled in one way or another. */
function asking(one: CaseHarness, choice: number): CaseCommand[] {
  const { tasks } = one.state()
  const taskId = tasks[choice % Math.max(tasks.length, 1)]?.taskId ?? 'c-1.1'
  return [
    ...actionsOf(one, choice, taskId, choice % 100).map((action): CaseCommand => ({ type: 'act', action })),
    ...tasks.flatMap((task) =>
      outcomesFor(one, task.kind, choice, 48).map(
        (outcome): CaseCommand => ({
          type: 'record-outcome',
          taskId: task.taskId,
          outcome,
        }),
      ),
    ),
  ]
}

describe('What somebody may do now', () => {
  it('is offered exactly when deciding does not refuse the person: whoever, wherever a case stands', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(
        start,
        fc.array(move, { minLength: 5, maxLength: 60 }),
        fc.nat(999),
        (report, moves, choice) => {
          const one = begin(report)
          const past: Asked[] = []
          for (const made of moves) play(one, made, past)
          for (const person of EVERYBODY.filter((_, n) => n % 4 === choice % 4)) {
            const who = { ...person, grids: person.grids.length > 0 ? [one.case.place.grid] : [] }
            const offered = offeredTo(one, who)
            for (const command of asking(one, choice)) {
              const decision = one.decideOn(who, command)
              const found = offered.find(isFor(command))
              if (found === undefined) {
                // Done already, it changes nothing; else it is refused.
                expect(decision.ok ? decision.value : []).toEqual([])
                continue
              }
              met.add(`${found.kind} ${found.action}`)
              const body = command.type === 'act' ? command.action : 'outcome' in command && command.outcome
              expect(found.schema.safeParse(body).success).toBe(true)
              expect(body).toMatchObject('proposal' in found.fill ? { action: found.action } : found.fill)
              expect(decision.ok ? '' : decision.error.code).not.toBe('not-permitted')
            }
          }
        },
      ),
      { numRuns: RUNS },
    )
    // A test that never meets what it is about proves nothing.
    expect(met.size).toBeGreaterThan(25)
  })

  it('is nothing for who has no role, no part, or only reads', () => {
    const one = openedCase()
    for (const roles of [[], ['auditor'], ['administrator'], ['operator']] as const)
      expect(offeredTo(one, { ...supervisor, roles: [...roles] })).toEqual([])
  })

  it('of a dispatch names who leads and cooperates by the route, and nobody whom it is about', () => {
    const one = inDispatch()
    const dispatch = offeredTo(one, dispatcher).find(({ action }) => action === 'dispatched')
    expect(dispatch?.suggested).toEqual({ lead: 'chengguan', cooperating: ['fangban'] })
    one.act(dispatcher, { action: 'name-subjects', parties: ['chengguan'] })
    const anew = offeredTo(one, dispatcher).find(({ action }) => action === 'dispatched')
    expect(anew).toBeDefined()
    expect(anew?.suggested).toBeUndefined()
  })

  it('of a whistle names the ground, whom the leader likely calls, and by when: all that the form asks for', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    one.act(leader, { action: 'refer', note: '久拖不决' })
    const whistle = offeredTo(one, leader).find(({ action }) => action === 'whistle')
    if (whistle === undefined) throw new Error('The leader may blow the whistle.')
    const { suggested, form } = caseActionView(one.caseId)(whistle)

    expect(suggested).toMatchObject({
      ground: 'several-departments',
      mode: 'on-site',
      parties: expect.arrayContaining(['chengguan', 'fangban']),
      reportInBy: local('2021-01-18 11:00'),
    })
    expect(Object.keys(suggested ?? {}).sort()).toEqual([...form.required].sort())
    one.act(leader, { action: 'whistle', ...suggested } as never)
    expect(one.case.whistle?.called.map(({ party }) => party)).toEqual(suggested?.parties)
    // While they are on their way, to call them anew is offered last.
    expect(offeredTo(one, leader).at(-1)?.action).toBe('whistle')
  })

  it('of a report to a whistle names to the leader who is not there yet, one after the other, and to a party nobody', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    one.act(leader, { action: 'refer', note: '久拖不决' })
    const reportInBy = local('2021-01-19 11:00')
    const parties = ['chengguan', 'fangban']
    one.act(leader, {
      action: 'whistle',
      ground: 'several-departments',
      mode: 'on-site',
      parties,
      reportInBy,
    })
    const reported = (who: Actor) => offeredTo(one, who).find(({ action }) => action === 'report-in')
    expect(reported(handlerOf('chengguan'))?.suggested).toEqual({})
    for (const party of parties) {
      expect(reported(leader)?.suggested).toEqual({ party })
      one.act(leader, { action: 'report-in', party })
    }
    expect(reported(leader)).toBeUndefined()
  })

  it('comes with the form of what is left to be filled in, made from the schema that reads it', () => {
    const one = openedCase()
    const [supervise] = offeredTo(one, supervisor).filter(({ action }) => action === 'supervise')
    if (supervise === undefined) throw new Error('The district may supervise.')
    expect(caseActionView(one.caseId)(supervise)).toMatchObject({
      action: 'supervise',
      target: { kind: 'case', id: one.caseId },
      href: `/v1/cases/${one.caseId}/actions`,
      fill: { action: 'supervise' },
      form: {
        type: 'object',
        required: ['note'],
        additionalProperties: false,
        properties: {
          note: { type: 'string', maxLength: 4_000, 'x-field': 'text', 'x-audience': 'case' },
          until: { type: 'string', format: 'date-time', 'x-field': 'instant' },
        },
      },
    })
  })
})
