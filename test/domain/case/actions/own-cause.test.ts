import { describe, expect, it } from 'vitest'
import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { Actor } from '#domain/people/actor.ts'
import { dispatcher, handlerOf } from '#test/support/actors.ts'
import { type CaseHarness, local, refusalOf } from '#test/support/case-harness.ts'
import { inHandling } from '#test/support/case-ways.ts'

const note = '不属本单位职责'
const squad = handlerOf('chengguan')
const lead = { kind: 'handle', party: 'chengguan' } as const

/** Somebody of a party who is posted to the centre as well. */
const alsoOfTheCentre = (party: string): Actor => ({
  ...handlerOf(party),
  id: 'u-both',
  roles: ['handler', 'dispatcher', 'centre-head'],
})

const askReturn = (one: CaseHarness) =>
  one.report(squad, lead, { outcome: 'returned', reason: 'not-our-duty', note })

/** What the squad asks for, and the ruling on it. */
const REQUESTS: [string, (one: CaseHarness, taskId: string) => void, (taskId: string) => CaseAction][] = [
  ['on its return', askReturn, (taskId) => ({ action: 'rule-on-return', taskId, accept: true })],
  [
    'on its objection',
    (one, taskId) => {
      askReturn(one)
      one.act(dispatcher, { action: 'rule-on-return', taskId, accept: false })
      one.act(squad, { action: 'object-to-ruling', taskId, note })
    },
    (taskId) => ({ action: 'rule-finally', taskId, accept: true, note }),
  ],
  [
    'on its extension',
    (one, taskId) => {
      one.act(squad, { action: 'ask-extension', taskId, until: local('2021-01-29 17:30'), note })
    },
    (taskId) => ({ action: 'rule-on-extension', taskId, grant: true }),
  ],
  [
    'on its processing type',
    (one, taskId) => {
      const evidence = ['现场勘查记录']
      one.act(squad, { action: 'ask-processing', taskId, processing: 'comprehensive', note, evidence })
    },
    (taskId) => ({ action: 'rule-on-processing', taskId, grant: true }),
  ],
]

describe('Nobody decides who acts for the party that owes the task, whatever other role they have', () => {
  it.each(REQUESTS)('%s', (_what, ask, ruling) => {
    const one = inHandling()
    const { taskId } = one.task(lead)
    ask(one, taskId)
    const before = one.state()
    expect(refusalOf(() => one.act(alsoOfTheCentre('chengguan'), ruling(taskId)))).toBe('own-request')
    expect(one.state()).toEqual(before)
    one.act(alsoOfTheCentre('fangban'), ruling(taskId))
  })

  it('on its being released', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    const { taskId } = one.task({ kind: 'handle', party: 'fangban' })
    const release = { action: 'release', taskId, note } as const
    expect(refusalOf(() => one.act(alsoOfTheCentre('fangban'), release))).toBe('own-request')
    one.act(alsoOfTheCentre('chengguan'), release)
    expect(one.open()).toEqual(['handle'])
  })
})
