/** Short stories, each with what a consumer of the bus has to hear for it to end as the case says. */

import type { EventType } from '#domain/events/index.ts'
import type { Consumer, InboundType } from '#domain/events/subscriptions.ts'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  shiftLeader,
  supervisor,
} from './actors.ts'
import { local } from './case-harness.ts'
import { DISTRICT, EMERGENCY } from './other-stories.ts'
import { SHED, STORY } from './story.ts'
import type { System } from './system-in-memory.ts'
import { act, fine, openCase, type Step, settleTask, type Telling, taskOf } from './telling.ts'

/** A consumer with one of the events it hears. */
export type Entry = `${Consumer} ${EventType | InboundType}`

export type Scene = {
  readonly name: string
  readonly steps: readonly Step<System>[]
  /** Without any of these it would not end so. */
  readonly needs: readonly Entry[]
}

const note = '情况说明'
const squad = handlerOf('chengguan')
const safety = handlerOf('pinganban')

/** The story up to a step that is named, and what happens then instead. */
function after(what: string, ...more: readonly Step<System>[]): readonly Step<System>[] {
  const end = STORY.findIndex((step) => step.what === what)
  if (end < 0) throw new Error(`The story has no step "${what}".`)
  return [...STORY.slice(0, end + 1), ...more]
}

const then = (at: string, what: string, carryOut: (telling: Telling) => Promise<void>): Step<System> => ({
  at,
  what,
  act: carryOut,
})

const DISPATCHED = 'three parties are dispatched, the squad leads'

/** Somebody acts on a task that somebody else owes. */
const ofTask = (
  at: string,
  what: string,
  owner: Actor,
  who: Actor,
  action: (taskId: string) => object,
): Step<System> =>
  then(at, what, async (telling) => act(telling, who, action(await taskOf(telling, owner, 'handle'))))

const emergency = (at: string): Step<System> =>
  then(at, 'it turns out to be an emergency', (telling) =>
    act(telling, dispatcher, { action: 'correct', emergency: true }),
  )

const unreachable = (at: string): Step<System> =>
  then(at, 'nobody answers', (telling) =>
    settleTask(telling, callTaker, 'contact', { outcome: 'unreachable' }),
  )

const unsolved = (at: string): Step<System> =>
  then(at, 'the reporter says that it is not solved', (telling) =>
    settleTask(telling, callTaker, 'follow-up', {
      outcome: 'called',
      reportId: telling.reportId,
      solved: false,
      satisfied: 'dissatisfied',
    }),
  )

/** Somebody reports at a place; the case that is opened for it is the one that is told about from then on. */
const reported = (at: string, over: object = {}): Step<System> =>
  then(at, 'somebody reports', async (telling) => {
    const { body } = fine(await telling.api.report({ ...SHED, ...over }), 201)
    telling.reportId = body.reportId
    telling.trackingCode = body.trackingCode
    await telling.system.settle()
    telling.caseId = await openCase(telling)
  })

export const SCENES: readonly Scene[] = [
  {
    name: '国定路555弄',
    steps: STORY,
    needs: [
      'triage report-received',
      'reconcile report-joined',
      'reconcile stage-opened',
      'reconcile stage-resolved',
      'reconcile party-added',
      'reconcile plan-item-ended',
      'write-precedent case-archived',
    ],
  },
  { name: 'an emergency', steps: EMERGENCY, needs: [] },
  {
    name: 'a case between the systems of the district',
    steps: DISTRICT,
    needs: [
      'receive-inbound report-submitted',
      'receive-inbound task-outcome-submitted',
      'reconcile case-resumed',
    ],
  },
  {
    name: 'the reporter is not reached, so the site is looked at',
    steps: after(
      'a resident rings',
      unreachable('2021-01-18 10:00'),
      unreachable('2021-01-18 11:10'),
      unreachable('2021-01-18 14:20'),
    ),
    needs: ['reconcile verification-ordered'],
  },
  {
    name: 'the authority that sent a report in tells more of it',
    steps: [
      ...DISTRICT.slice(0, 1),
      then('2021-01-18 09:40', 'under the same number, with other words', async ({ system }) => {
        const { appeal, place, reporter } = SHED
        const detail = { appeal, place, reporter, reference: '0007', description: '又多了两个煤气罐' }
        system.tell({ id: 'm-more', source: 'district.12345', 'detail-type': 'report-submitted', detail })
      }),
    ],
    needs: ['reconcile report-supplemented'],
  },
  {
    name: 'everybody takes the report back',
    steps: after(
      'a resident rings',
      then('2021-01-18 09:30', 'it is taken back', async ({ api, trackingCode }) => {
        fine(await api.withdraw(trackingCode))
      }),
    ),
    needs: ['reconcile report-withdrawn'],
  },
  {
    name: 'that a report ends is asked for, and nobody rules',
    steps: after(
      'a resident rings',
      then('2021-01-18 09:20', 'whoever calls asks for it', async ({ api, caseId, reportId }) => {
        const body = { action: 'end-report', ground: 'not-confirmed', note }
        fine(await api.actOnReport(callTaker, caseId, reportId, body))
      }),
      then('2021-01-18 16:00', 'nobody ruled', async () => {}),
    ),
    needs: ['reconcile report-end-asked'],
  },
  {
    name: 'a longer reply limit is asked for, and nobody rules',
    steps: after(
      'a resident rings',
      then('2021-01-18 09:20', 'whoever calls asks for it', async ({ api, caseId, reportId }) => {
        fine(await api.actOnReport(callTaker, caseId, reportId, { action: 'ask-extension', note }))
      }),
      then('2021-01-18 16:00', 'nobody ruled', async () => {}),
    ),
    needs: ['reconcile report-extension-asked'],
  },
  {
    name: 'a case is transferred, and the system of the other body says that it has it',
    steps: after(
      'a resident rings',
      then('2021-01-18 09:20', 'it is another street’s', ({ api, caseId }) =>
        api
          .act(shiftLeader, caseId, { action: 'transfer', to: 'yinhang-street', note })
          .then(() => undefined),
      ),
      then('2021-01-18 10:00', 'which takes it on', async ({ system, caseId }) => {
        const detail = { jurisdiction: 'wujiaochang', caseId, reference: 'YH-0007' }
        await system.tell({
          id: 'taken-on',
          source: 'district.12345',
          'detail-type': 'transfer-accepted-submitted',
          detail,
        })
      }),
      then('2021-01-18 10:10', 'nothing is owed here any more', async ({ api }) => {
        const left = fine(await api.tasks(callTaker)).body.items.length
        if (left > 0) throw new Error(`${left} duties still stand here.`)
      }),
    ),
    needs: ['reconcile transfer-accepted', 'receive-inbound transfer-accepted-submitted'],
  },
  {
    name: 'a reply is drafted, and nobody approves it',
    steps: after(
      'a resident rings',
      then('2021-01-18 09:20', 'whoever calls drafts it', async ({ api, caseId, reportId }) => {
        fine(await api.actOnReport(callTaker, caseId, reportId, { action: 'ask-reply', words: note }))
      }),
      then('2021-01-18 16:00', 'nobody ruled', async () => {}),
    ),
    needs: ['reconcile report-reply-asked'],
  },
  {
    name: 'the only report is empty, and ended',
    steps: after(
      'a resident rings',
      then('2021-01-18 09:30', 'it is ended', async ({ api, caseId, reportId }) => {
        fine(
          await api.actOnReport(callTaker, caseId, reportId, { action: 'end-report', ground: 'empty', note }),
        )
      }),
    ),
    needs: ['reconcile report-ended'],
  },
  {
    name: 'a report from another authority is split off its case',
    steps: after(
      'a resident rings',
      then('2021-01-18 09:10', 'another authority tells the same', async (telling) => {
        const { api, system, caseId } = telling
        const source = { system: '12345', reference: 'W-20210118-7' }
        const upstreamDue = local('2021-01-22 17:00')
        const sent = { ...SHED, channel: 'district', source, upstreamDue }
        const { reportId } = fine(await api.submitAtDesk(callTaker, sent), 201).body
        await system.settle()
        const split = { action: 'split-off', note, matter: 'exposed-rubbish' }
        fine(await api.actOnReport(dispatcher, caseId, reportId, split))
      }),
    ),
    needs: ['triage report-split-off', 'reconcile report-split-off'],
  },
  {
    name: 'a merger is undone',
    steps: after(
      'a resident rings',
      then('2021-01-18 09:10', 'another trouble is merged into it', async (telling) => {
        const { api, system, caseId } = telling
        fine(await api.report({ ...SHED, place: '四平路2500号', matter: 'street-lamp' }), 201)
        await system.settle()
        const open = (await system.ports.store.openCases('wujiaochang')).items
        const from = open.find((one) => one !== caseId) ?? ''
        fine(await api.act(dispatcher, from, { action: 'merge', into: caseId }))
        await system.settle()
        fine(await api.act(dispatcher, from, { action: 'undo-merge', note }))
      }),
    ),
    needs: ['reconcile merger-undone'],
  },
  {
    name: 'a party does nothing until its case is referred',
    steps: after(
      DISPATCHED,
      then('2021-01-22 12:00', 'its limit has nearly run', async () => {}),
      then('2021-01-29 12:00', 'it is overdue for days', async () => {}),
    ),
    needs: ['reconcile task-warned', 'reconcile task-overdue'],
  },
  {
    name: 'a party asks for more time, and for another processing type, and gets neither',
    steps: after(
      DISPATCHED,
      ofTask('2021-01-27 09:30', 'it asks for more time', squad, squad, (taskId) => ({
        action: 'ask-extension',
        taskId,
        until: local('2021-02-05 17:30'),
        note,
      })),
      ofTask('2021-01-27 10:00', 'it is refused', squad, dispatcher, (taskId) => ({
        action: 'rule-on-extension',
        taskId,
        grant: false,
      })),
      ofTask('2021-01-27 11:00', 'it asks for another type', squad, squad, (taskId) => ({
        action: 'ask-processing',
        taskId,
        processing: 'comprehensive',
        note,
        evidence: [note],
      })),
      ofTask('2021-01-27 11:30', 'it is refused', squad, shiftLeader, (taskId) => ({
        action: 'rule-on-processing',
        taskId,
        grant: false,
      })),
    ),
    needs: [
      'reconcile extension-asked',
      'reconcile extension-ruled',
      'reconcile processing-asked',
      'reconcile processing-ruled',
    ],
  },
  {
    name: 'a party says that it is not its duty, and objects to the ruling, on which nobody rules',
    steps: after(
      DISPATCHED,
      then('2021-01-18 11:00', 'it returns', (telling) =>
        settleTask(telling, safety, 'handle', { outcome: 'returned', reason: 'not-our-duty', note }),
      ),
      ofTask('2021-01-18 12:00', 'it is refused', safety, dispatcher, (taskId) => ({
        action: 'rule-on-return',
        taskId,
        accept: false,
      })),
      ofTask('2021-01-18 14:00', 'it objects', safety, safety, (taskId) => ({
        action: 'object-to-ruling',
        taskId,
        note,
      })),
      then('2021-01-21 12:00', 'it has gone up', async () => {}),
    ),
    needs: ['reconcile return-requested', 'reconcile ruling-objected', 'reconcile ruling-climbed'],
  },
  {
    name: 'a party says in the last hours that it is not its duty, and it is',
    steps: after(
      DISPATCHED,
      emergency('2021-01-18 11:00'),
      then('2021-01-18 14:30', 'it returns', (telling) =>
        settleTask(telling, safety, 'handle', { outcome: 'returned', reason: 'not-our-duty', note }),
      ),
      ofTask('2021-01-18 14:40', 'it is refused', safety, dispatcher, (taskId) => ({
        action: 'rule-on-return',
        taskId,
        accept: false,
      })),
    ),
    needs: ['reconcile return-ruled'],
  },
  {
    name: 'its leader proposes to park it, and to ask the district, and may do neither',
    steps: after(
      'the squad goes back: not good enough, the case is referred',
      then('2021-01-25 14:30', 'to park it is proposed', (telling) =>
        settleTask(telling, leader, 'decide', {
          outcome: 'park',
          reviewAt: local('2021-03-01 09:00'),
          note,
          endsWhen: '经费到位',
          publicWords: '已列入计划',
        }),
      ),
      then('2021-01-25 15:00', 'the head refuses', async (telling) => {
        const { body } = fine(await telling.api.case(centreHead, telling.caseId))
        const { number } = body.case.proposal
        await act(telling, centreHead, { action: 'refuse-proposal', proposal: number })
      }),
      then('2021-01-25 15:10', 'the district supervises', (telling) =>
        act(telling, supervisor, { action: 'supervise', note }),
      ),
      then('2021-01-25 15:20', 'it is asked', (telling) =>
        act(telling, leader, { action: 'ask-consent', to: 'transfer', note }),
      ),
      then('2021-01-25 15:40', 'it refuses', (telling) =>
        settleTask(telling, supervisor, 'consent', { outcome: 'refused', note }),
      ),
    ),
    needs: ['reconcile proposal-made', 'reconcile proposal-ruled', 'reconcile consent-ruled'],
  },
  {
    name: 'the lead has done its own part, and waits for the others',
    steps: after(
      DISPATCHED,
      emergency('2021-01-18 11:00'),
      then('2021-01-18 11:30', 'the lead says so', (telling) =>
        settleTask(telling, squad, 'handle', { outcome: 'part-done', note }),
      ),
      ...(['fangban', 'pinganban'] as const).map((party, n) =>
        then(`2021-01-18 14:3${n}`, `${party} has done its own`, (telling) =>
          settleTask(telling, handlerOf(party), 'handle', { outcome: 'done', note }),
        ),
      ),
    ),
    needs: ['reconcile lead-time-resumed'],
  },
  {
    name: 'an emergency is called off',
    steps: after(
      DISPATCHED,
      emergency('2021-01-18 11:00'),
      then('2021-01-18 11:30', 'it is called off', (telling) =>
        act(telling, shiftLeader, { action: 'call-off', declaredBy: '消防站出警组长', note }),
      ),
    ),
    needs: ['reconcile due-time-moved'],
  },
  {
    name: 'the district supervises, and is asked for its consent',
    steps: after(
      DISPATCHED,
      then('2021-01-18 11:00', 'it begins to', (telling) =>
        act(telling, supervisor, { action: 'supervise', note }),
      ),
      then('2021-01-18 12:00', 'it is asked', (telling) =>
        act(telling, dispatcher, { action: 'ask-consent', to: 'transfer', note }),
      ),
    ),
    needs: ['reconcile supervision-begun', 'reconcile consent-asked'],
  },
  {
    name: 'a promise is kept early, but nobody opens',
    steps: after(
      'the people promise to put it right themselves',
      then('2021-01-20 10:00', 'it is said to be kept', (telling) =>
        act(telling, handlerOf('wuye'), { action: 'promise-kept' }),
      ),
      then('2021-01-20 14:00', 'nobody opens', (telling) =>
        settleTask(telling, inspector, 'reinspect', { outcome: 'no-access', note: '无人应门。' }),
      ),
    ),
    needs: ['reconcile promise-kept', 'reconcile access-refused'],
  },
  {
    name: 'what parties carry out by a plan turns out to be an emergency',
    steps: after(
      'the plan is agreed',
      then('2021-01-22 10:30', 'it is corrected', (telling) =>
        act(telling, dispatcher, { action: 'correct', emergency: true }),
      ),
    ),
    needs: ['reconcile emergency-raised'],
  },
  {
    name: 'a further item is agreed',
    steps: after(
      'so does the committee',
      then('2021-01-25 09:00', 'the plan is amended', async (telling) => {
        const { body } = fine(await telling.api.case(leader, telling.caseId))
        const open = body.case.plan.items.filter(({ status }: { status: string }) => status !== 'ended')
        const kept = open.map(({ item, party, action, dueAt, after }: Record<string, unknown>) => ({
          item,
          party,
          action,
          dueAt,
          ...(after === undefined ? {} : { after }),
        }))
        const more = {
          item: 'fire',
          party: 'xiaofang',
          action: '查验消防通道',
          dueAt: local('2021-01-29 17:30'),
        }
        await act(telling, leader, { action: 'amend-plan', items: [...kept, more], note })
      }),
    ),
    needs: ['reconcile plan-amended'],
  },
  {
    name: 'it is not solved twice, and the head has it',
    steps: after(
      'the inspector finds it gone',
      unsolved('2021-02-01 10:00'),
      then('2021-02-01 11:00', 'the squad is assigned', (telling) =>
        settleTask(telling, leader, 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] }),
      ),
      then('2021-02-01 12:00', 'it clears it again', (telling) =>
        settleTask(telling, squad, 'handle', { outcome: 'done', note, head: '中队长到场。' }),
      ),
      then('2021-02-01 14:00', 'it is looked at', (telling) =>
        settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note }),
      ),
      unsolved('2021-02-03 10:00'),
    ),
    needs: ['reconcile report-called-back'],
  },
  {
    name: 'a closure was wrong',
    steps: [
      ...STORY,
      then('2021-02-02 10:00', 'it is reopened', (telling) =>
        act(telling, centreHead, { action: 'reopen', note }),
      ),
    ],
    needs: ['reconcile case-reopened', 'write-precedent case-reopened'],
  },
  {
    name: 'another body sends it back',
    steps: [
      ...STORY.slice(0, 2),
      then('2021-01-18 10:30', 'it is passed on', (telling) =>
        act(telling, shiftLeader, { action: 'transfer', to: 'siping-street', note }),
      ),
      then('2021-01-20 10:00', 'it comes back', (telling) =>
        act(telling, dispatcher, { action: 'sent-back', note }),
      ),
    ],
    needs: ['reconcile case-sent-back'],
  },
  {
    name: 'the trouble seems to come back, and does not',
    steps: [
      ...STORY,
      reported('2021-02-02 10:00'),
      then('2021-02-02 11:00', 'it is nothing', async ({ api, caseId, reportId }) => {
        const empty = { action: 'end-report', ground: 'empty', note }
        fine(await api.actOnReport(callTaker, caseId, reportId, empty))
      }),
    ],
    needs: ['write-precedent case-opened', 'write-precedent case-recurred', 'write-precedent case-ended'],
  },
  {
    name: 'the trouble comes back under another address',
    steps: [
      ...STORY,
      reported('2021-02-02 10:00', { place: '政通路广场' }),
      then('2021-02-02 11:00', 'it is corrected', (telling) =>
        act(telling, dispatcher, { action: 'correct', place: { text: SHED.place } }),
      ),
    ],
    needs: ['write-precedent case-corrected'],
  },
]
