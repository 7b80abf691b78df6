/** Stories beside 国定路555弄, for what does not happen in it. */
import { callTaker, dispatcher, handlerOf, inspector, leader, shiftLeader } from './actors.ts'
import { local } from './case-harness.ts'
import { SHED } from './story.ts'
import { does, fine, openCase, type Step, settleTask, taskOf } from './telling.ts'

const squad = handlerOf('chengguan')

/** Who reported says that it is solved. */
const calledBack = (at: string): Step => ({
  at,
  what: 'the reporter is called back',
  act: ({ api, caseId, reportId }) =>
    settleTask({ api, caseId }, callTaker, 'follow-up', {
      outcome: 'called',
      reportId,
      solved: true,
      satisfied: 'satisfied',
    }),
})

/** An emergency: forces go out at once by the matter's own route, the call to the reporter runs alongside. */
export const EMERGENCY: readonly Step[] = [
  {
    at: '2021-01-18 20:00',
    what: 'somebody rings about a missing cover at night',
    act: async (telling) => {
      const cover = {
        channel: 'hotline',
        appeal: 'help',
        description: '窨井盖不见了',
        place: '政通路广场',
        reporter: { phone: '13800005557' },
      }
      const emergency = { ...cover, matter: 'manhole-cover', emergency: true }
      const { body } = fine(await telling.api.submitAtDesk(callTaker, emergency), 201)
      telling.reportId = body.reportId
      telling.trackingCode = body.trackingCode
      await telling.system.settle()
      telling.caseId = await openCase(telling)
    },
  },
  {
    at: '2021-01-18 20:03',
    what: 'the police are called to keep people off',
    act: (telling) =>
      settleTask(telling, shiftLeader, 'call-out', {
        outcome: 'called',
        to: 'police',
        at: local('2021-01-18 20:02'),
        answeredBy: '110 接警员 07',
      }),
  },
  {
    at: '2021-01-18 20:05',
    what: 'the duty officer takes note of it',
    act: (telling) => settleTask(telling, shiftLeader, 'alert', { outcome: 'noted' }),
  },
  {
    at: '2021-01-18 20:10',
    what: 'so does the leader of the grid',
    act: (telling) => settleTask(telling, leader, 'alert', { outcome: 'noted' }),
  },
  {
    at: '2021-01-18 21:00',
    what: 'it is replaced',
    act: does('guanliban', 'handle', { outcome: 'done', note: '已更换。' }),
  },
  {
    at: '2021-01-18 22:00',
    what: 'it is looked at',
    act: (telling) => settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note: '已复原。' }),
  },
  {
    at: '2021-01-18 22:10',
    what: 'who reported it is called, when all is done already',
    act: (telling) => settleTask(telling, callTaker, 'contact', { outcome: 'accepted', note: '已告知。' }),
  },
  calledBack('2021-01-20 10:00'),
]

/** A case between the systems of the district, whose machine breaks on the way and is resumed. */
export const DISTRICT: readonly Step[] = [
  {
    at: '2021-01-18 09:10',
    what: 'the hotline platform hands a report on',
    act: async (telling) => {
      const { system } = telling
      const detail = {
        appeal: 'complaint',
        description: SHED.description,
        place: SHED.place,
        reporter: SHED.reporter,
        reference: '0007',
      }
      await system.tell({
        id: 'm-1',
        source: 'district.12345',
        'detail-type': 'report-submitted',
        detail,
      })
      await system.settle()
      telling.caseId = await openCase(telling)
      telling.reportId = (await system.ports.store.reportsOfCase(telling.caseId)).items[0] ?? ''
    },
  },
  {
    at: '2021-01-18 10:00',
    what: 'the centre confirms by phone',
    act: (telling) => settleTask(telling, callTaker, 'contact', { outcome: 'accepted' }),
  },
  {
    at: '2021-01-18 10:30',
    what: 'the squad is dispatched',
    act: (telling) =>
      settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' }),
  },
  {
    at: '2021-01-18 11:00',
    what: 'the machine breaks',
    act: ({ system, caseId }) => system.breakMachine(caseId),
  },
  {
    at: '2021-01-18 12:00',
    what: 'an operator resumes the case',
    act: async ({ system, caseId }) => void (await system.resume(caseId)),
  },
  {
    at: '2021-01-19 10:00',
    what: 'the squad’s own system reports that it is done',
    act: async (telling) => {
      const taskId = await taskOf(telling, squad, 'handle')
      const outcome = { outcome: 'done', note: '已拆除。' }
      const detail = { jurisdiction: 'wujiaochang', party: 'chengguan', taskId, outcome }
      const message = {
        id: 'm-2',
        source: 'district.chengguan',
        'detail-type': 'task-outcome-submitted',
        detail,
      }
      await telling.system.tell(message)
    },
  },
  {
    at: '2021-01-19 15:00',
    what: 'it is looked at',
    act: (telling) => settleTask(telling, inspector, 'reinspect', { outcome: 'passed', note: '已复原。' }),
  },
  calledBack('2021-01-21 10:00'),
]
