/** Short stories, each with what a consumer of the bus has to hear for it to end as the case says. */

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
import {
  after,
  DISPATCHED,
  emergency,
  note,
  reported,
  type Scene,
  squad,
  step,
  unsolved,
} from './scene-steps.ts'
import { SCENES_OF_PARTIES } from './scenes-of-parties.ts'
import { SCENES_OF_REPORTS } from './scenes-of-reports.ts'
import { SHED, STORY } from './story.ts'
import { act, fine, settleTask, taskOf } from './telling.ts'

export type { Entry, Scene } from './scene-steps.ts'

/** The squad is assigned, clears it again, and it is looked at. */
const roundFrom = (...at: readonly [assigned: string, cleared: string, looked: string]) => [
  step(at[0], 'the squad is assigned', (telling) =>
    settleTask(telling, leader, 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] }),
  ),
  step(at[1], 'it clears it again', (telling) =>
    settleTask(telling, squad, 'handle', { outcome: 'done', note, head: '中队长到场。' }),
  ),
  step(at[2], 'it is looked at', (telling) =>
    settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note }),
  ),
]
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
  ...SCENES_OF_REPORTS,
  ...SCENES_OF_PARTIES,
  {
    name: 'its leader proposes to park it, and to ask the district, and may do neither',
    steps: after(
      'the squad goes back: not good enough, the case is referred',
      step('2021-01-25 14:30', 'to park it is proposed', (telling) =>
        settleTask(telling, leader, 'decide', {
          outcome: 'park',
          reviewAt: local('2021-03-01 09:00'),
          note,
          endsWhen: '经费到位',
          publicWords: '已列入计划',
        }),
      ),
      step('2021-01-25 15:00', 'the head refuses', async (telling) => {
        const { body } = fine(await telling.api.case(centreHead, telling.caseId))
        const { number } = body.case.proposal
        await act(telling, centreHead, { action: 'refuse-proposal', proposal: number })
      }),
      step('2021-01-25 15:10', 'the district supervises', (telling) =>
        act(telling, supervisor, { action: 'supervise', note }),
      ),
      step('2021-01-25 15:20', 'it is asked', (telling) =>
        act(telling, leader, { action: 'ask-consent', to: 'transfer', note }),
      ),
      step('2021-01-25 15:40', 'it refuses', (telling) =>
        settleTask(telling, supervisor, 'consent', { outcome: 'refused', note }),
      ),
    ),
    needs: ['reconcile proposal-made', 'reconcile proposal-ruled', 'reconcile consent-ruled'],
  },
  {
    name: 'an emergency is called off',
    steps: after(
      DISPATCHED,
      emergency('2021-01-18 11:00'),
      step('2021-01-18 11:30', 'it is called off', (telling) =>
        act(telling, shiftLeader, { action: 'call-off', declaredBy: '消防站出警组长', note }),
      ),
    ),
    needs: ['reconcile due-time-moved'],
  },
  {
    name: 'the district supervises, and is asked for its consent',
    steps: after(
      DISPATCHED,
      step('2021-01-18 11:00', 'it begins to', (telling) =>
        act(telling, supervisor, { action: 'supervise', note }),
      ),
      step('2021-01-18 12:00', 'it is asked', (telling) =>
        act(telling, dispatcher, { action: 'ask-consent', to: 'transfer', note }),
      ),
    ),
    needs: ['reconcile supervision-begun', 'reconcile consent-asked'],
  },
  {
    name: 'a promise is kept early, but nobody opens',
    steps: after(
      'the people promise to put it right themselves',
      step('2021-01-20 10:00', 'it is said to be kept', (telling) =>
        act(telling, handlerOf('wuye'), { action: 'promise-kept' }),
      ),
      step('2021-01-20 14:00', 'nobody opens', (telling) =>
        settleTask(telling, inspector, 'reinspect', { outcome: 'no-access', note: '无人应门。' }),
      ),
    ),
    needs: ['reconcile promise-kept', 'reconcile access-refused'],
  },
  {
    name: 'a check by telephone reaches nobody: somebody goes there',
    steps: [
      reported('2021-01-18 09:00', { matter: 'living-noise' }),
      step('2021-01-18 10:00', 'the reporter is called', (telling) =>
        settleTask(telling, callTaker, 'contact', { outcome: 'accepted' }),
      ),
      step('2021-01-18 11:00', 'the squad is sent', (telling) =>
        settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' }),
      ),
      step('2021-01-19 10:00', 'it says that it is done', (telling) =>
        settleTask(telling, squad, 'handle', { outcome: 'done', note }),
      ),
      step('2021-01-19 11:00', 'nobody answers', (telling) =>
        settleTask(telling, callTaker, 'reinspect', { outcome: 'left-open', note }),
      ),
    ],
    needs: ['reconcile check-way-changed'],
  },
  {
    name: 'what parties carry out by a plan turns out to be an emergency',
    steps: after(
      'the plan is agreed',
      step('2021-01-22 10:30', 'it is corrected', (telling) =>
        act(telling, dispatcher, { action: 'correct', emergency: true }),
      ),
    ),
    needs: ['reconcile emergency-raised'],
  },
  {
    name: 'a further item is agreed',
    steps: after(
      'so does the committee',
      step('2021-01-25 09:00', 'the plan is amended', async (telling) => {
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
      ...roundFrom('2021-02-01 11:00', '2021-02-01 12:00', '2021-02-01 14:00'),
      unsolved('2021-02-03 10:00'),
    ),
    needs: ['reconcile report-called-back'],
  },
  {
    name: 'of an authority’s order that is not worked on again, it decides',
    steps: [
      ...DISTRICT.slice(0, -1),
      unsolved('2021-01-21 10:00'),
      ...roundFrom('2021-01-21 11:00', '2021-01-21 12:00', '2021-01-21 14:00'),
      unsolved('2021-01-25 10:00'),
      step('2021-01-26 09:00', 'the head applies for it', (telling) =>
        act(telling, centreHead, {
          action: 'terminate',
          grounds: 'policy-exhausted',
          publicWords: note,
          note,
        }),
      ),
      step('2021-01-26 15:00', 'the authority grants it', async ({ system }) => {
        const detail = { jurisdiction: 'wujiaochang', reference: '0007', granted: true, note }
        system.tell({
          id: 'm-granted',
          source: 'district.12345',
          'detail-type': 'termination-ruled-submitted',
          detail,
        })
      }),
      step('2021-01-26 16:00', 'it is archived', async ({ api, caseId }) => {
        const { status } = fine(await api.case(centreHead, caseId)).body.case
        if (status !== 'ended') throw new Error('It waits for the authority still.')
      }),
    ],
    needs: ['receive-inbound termination-ruled-submitted'],
  },
  {
    name: 'it is sensitive, and its leaders take no note of that',
    steps: after(
      DISPATCHED,
      step('2021-01-18 11:00', 'it is marked', (telling) =>
        act(telling, shiftLeader, { action: 'mark-sensitive', as: ['crowd'], note }),
      ),
      step('2021-01-18 12:00', 'nobody took note', async () => {}),
    ),
    needs: ['reconcile case-marked-sensitive'],
  },
  {
    name: 'a closure was wrong',
    steps: [
      ...STORY,
      step('2021-02-02 10:00', 'it is reopened', (telling) =>
        act(telling, centreHead, { action: 'reopen', note }),
      ),
    ],
    needs: ['reconcile case-reopened', 'write-precedent case-reopened'],
  },
  {
    name: 'another body sends it back',
    steps: [
      ...STORY.slice(0, 2),
      step('2021-01-18 10:30', 'it is passed on', (telling) =>
        act(telling, shiftLeader, { action: 'transfer', to: 'siping-street', note }),
      ),
      step('2021-01-20 10:00', 'it comes back', (telling) =>
        act(telling, dispatcher, { action: 'sent-back', note }),
      ),
    ],
    needs: ['reconcile case-sent-back', 'write-precedent case-sent-back'],
  },
  {
    name: 'another body’s own system sends it back',
    steps: [
      ...STORY.slice(0, 2),
      step('2021-01-18 10:30', 'it is passed on', (telling) =>
        act(telling, shiftLeader, { action: 'transfer', to: 'siping-street', note }),
      ),
      step('2021-01-20 10:00', 'it comes back', async ({ system, caseId }) => {
        const detail = { jurisdiction: 'wujiaochang', caseId, note }
        system.tell({
          id: 'm-sent-back',
          source: 'district.12345',
          'detail-type': 'transfer-sent-back-submitted',
          detail,
        })
      }),
      step('2021-01-20 10:10', 'and waits for its dispatcher', async (telling) => {
        await taskOf(telling, dispatcher, 'dispatch')
      }),
    ],
    needs: ['receive-inbound transfer-sent-back-submitted'],
  },
  {
    name: 'the trouble seems to come back, and does not',
    steps: [
      ...STORY,
      reported('2021-02-02 10:00'),
      step('2021-02-02 11:00', 'it is nothing', async ({ api, caseId, reportId }) => {
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
      step('2021-02-02 11:00', 'it is corrected', (telling) =>
        act(telling, dispatcher, { action: 'correct', place: { text: SHED.place } }),
      ),
    ],
    needs: ['write-precedent case-corrected'],
  },
]
