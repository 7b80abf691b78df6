import type { Case } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import type { Task } from '#domain/case/record/task.ts'
import { millis } from '#domain/clock/calendar.ts'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspectorIn,
  leader,
  shiftLeader,
  supervisor,
} from './actors.ts'
import { type CaseHarness, type HarnessOptions, LEADS_CALL, openedCase, PACK } from './case-harness.ts'
import {
  archived,
  blowWhistle,
  delegate,
  inDispatch,
  inFollowUp,
  inHandling,
  inJointHandling,
  inParked,
  inReinspection,
  untilTheCall,
  withLeader,
} from './case-ways.ts'

const note = '照此办理'
const squad = handlerOf('chengguan')
const house = handlerOf('fangban')

type Options = HarnessOptions
const after = (one: CaseHarness, days: number): string =>
  new Date(millis(one.now) + days * 86_400_000).toISOString()

const withSquad = (options: Options) => inHandling({ lead: 'chengguan' }, options)

function returned(options: Options): CaseHarness {
  const one = inHandling({ lead: 'chengguan', cooperating: ['fangban', 'wuye'] }, options)
  const { taskId } = one.task({ kind: 'handle', party: 'fangban' })
  one.reportOn(house, taskId, { outcome: 'returned', reason: 'not-our-duty', note })
  return one
}

function returnRefused(options: Options): CaseHarness {
  const one = returned(options)
  const { taskId } = one.task({ kind: 'handle', party: 'fangban' })
  one.act(centreHead, { action: 'rule-on-return', taskId, accept: false })
  return one
}

function mergedIntoAnother(one: CaseHarness, options: Options): CaseHarness {
  const place = { key: 'songhu-3000', text: '淞沪路3000号', grid: 'g2' }
  const into: Case = { ...one.case, caseId: 'c-2', place, version: 1, sameBy: { by: 'nothing' } }
  const key = duplicateKey(into, PACK)
  one.world.cases.set(into.caseId, into)
  one.world.keys.set(key, into.caseId)
  // It stands beside the case wherever that is kept.
  options.watch?.({
    before: undefined,
    after: undefined,
    changes: [
      { kind: 'case', case: into },
      { kind: 'claim-key', key, caseId: into.caseId, openedAt: into.openedAt },
    ],
  })
  one.act(dispatcher, { action: 'merge', into: 'c-2' }, into)
  return one
}

function askForLonger(one: CaseHarness, { taskId, dueAt }: Task): void {
  const until = new Date(millis(dueAt) + 86_400_000).toISOString()
  one.act(squad, { action: 'ask-extension', taskId, until, note })
}

function extensionAsked(options: Options): CaseHarness {
  const one = withSquad(options)
  askForLonger(one, one.task('handle'))
  return one
}

/** Raised so many steps above the grid. */
function raised(steps: 1 | 2, options: Options): CaseHarness {
  const one = withLeader(options)
  one.act(leader, { action: 'refer', note })
  if (steps === 2) one.act(centreHead, { action: 'refer', note })
  return one
}

function whistled(who: Actor, one: CaseHarness): CaseHarness {
  const reportInBy = after(one, 1)
  one.act(who, { action: 'whistle', ground: 'emergency', mode: 'online', parties: ['chengguan'], reportInBy })
  return one
}

function planned(who: Actor, one: CaseHarness): CaseHarness {
  const items = [{ item: 'a', party: 'chengguan', action: '清理', dueAt: after(one, 3) }]
  whistled(who, one).report(who, 'decide', { outcome: 'plan', items })
  return one
}

function assigned(who: Actor, one: CaseHarness): CaseHarness {
  one.report(who, 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
  return one
}

function promised(one: CaseHarness): CaseHarness {
  one.report(squad, 'handle', { outcome: 'promised', who: '住户', what: '自行清理', until: after(one, 1) })
  return one
}

function itemExtended(one: CaseHarness): CaseHarness {
  askForLonger(one, one.task('plan-item'))
  return one
}

/** The pack leaves the first call to whoever leads. */
function leadCalls(options: Options): CaseHarness {
  const one = openedCase({ ...options, pack: LEADS_CALL })
  one.report(dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan', cooperating: [] })
  return one
}

/** Its reporter said twice that it is not solved: the centre's head may end that. */
function notContentTwice(options: Options): CaseHarness {
  const one = untilTheCall(inFollowUp(options))
  const unsolved = { outcome: 'called', reportId: 'r-1', solved: false, satisfied: 'not-said' } as const
  one.report(callTaker, 'follow-up', unsolved)
  one.report(leader, 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
  one.report(squad, 'handle', { outcome: 'done', note, head: '负责人到场', evidence: ['照片一'] })
  one.report(inspectorIn('g1'), 'reinspect', { outcome: 'passed', note })
  untilTheCall(one).report(callTaker, 'follow-up', unsolved)
  return one
}

function actedOn(one: CaseHarness, ...acts: ((one: CaseHarness) => unknown)[]): CaseHarness {
  for (const act of acts) act(one)
  return one
}

/** How a case may stand, so that whatever the page lets somebody do can be done in one of them. */
export const WAYS_OF_RIGHTS: Readonly<Record<string, (options: Options) => CaseHarness>> = {
  reported: openedCase,
  'left to the lead to call': leadCalls,
  'marked as sensitive': (options) =>
    actedOn(delegate(withSquad(options)), (one) =>
      one.act(shiftLeader, { action: 'mark-sensitive', as: ['threat'], note }),
    ),
  'an emergency that nobody leads': (options) =>
    delegate(openedCase({ ...options, report: { emergency: true, matter: 'unsorted' } })),
  'an emergency whose parties are called': (options) =>
    actedOn(openedCase({ ...options, report: { emergency: true, matter: 'unsorted' } }), (one) =>
      blowWhistle(one, ['chengguan', 'wuye']),
    ),
  'ticked as an emergency by the public': (options) =>
    openedCase({ ...options, report: { emergency: true, by: 'public', channel: 'web' } }),
  'merged into another': (options) => mergedIntoAnother(delegate(withSquad(options)), options),
  'merged while the street led': (options) => mergedIntoAnother(raised(1, options), options),
  'merged while the district led': (options) => mergedIntoAnother(raised(2, options), options),
  'found on patrol': (options) => openedCase({ ...options, report: { channel: 'patrol' } }),
  'to be dispatched': inDispatch,
  'with departments': (options) => delegate(withSquad(options)),
  'a part returned': (options) => delegate(returned(options)),
  'a return refused': returnRefused,
  'a return objected to': (options) =>
    actedOn(returnRefused(options), (one) => {
      const { taskId } = one.task({ kind: 'handle', party: 'fangban' })
      one.act(house, { action: 'object-to-ruling', taskId, note })
    }),
  'an extension asked for': extensionAsked,
  'an extension asked for again': (options) =>
    actedOn(extensionAsked(options), (one) => {
      const { taskId } = one.task('handle')
      one.act(dispatcher, { action: 'rule-on-extension', taskId, grant: true })
      askForLonger(one, one.task('handle'))
    }),
  'another processing asked for': (options) =>
    actedOn(withSquad(options), (one) => {
      const { taskId } = one.task('handle')
      one.act(squad, {
        action: 'ask-processing',
        taskId,
        processing: 'comprehensive',
        note,
        evidence: [note],
      })
    }),
  urged: (options) =>
    actedOn(withSquad(options), (one) =>
      one.act(dispatcher, { action: 'urge', taskId: one.task('handle').taskId }),
    ),
  'assigned by the street': (options) => assigned(centreHead, raised(1, options)),
  'assigned by the district': (options) => assigned(supervisor, raised(2, options)),
  'a promise to be checked': (options) => promised(delegate(withSquad(options))),
  'a promise of a case of the street': (options) => promised(assigned(centreHead, raised(1, options))),
  'a promise of a case of the district': (options) => promised(assigned(supervisor, raised(2, options))),
  'to be checked': inReinspection,
  'with its leader': (options) => delegate(withLeader(options)),
  'parties called': (options) =>
    actedOn(delegate(withLeader(options)), (one) => blowWhistle(one, ['chengguan', 'wuye'])),
  'parties called by the street': (options) => whistled(centreHead, raised(1, options)),
  'parties called by the district': (options) => whistled(supervisor, raised(2, options)),
  'to be parked': (options) =>
    actedOn(withLeader(options), (one) =>
      one.report(leader, 'decide', {
        outcome: 'park',
        reviewAt: after(one, 30),
        note,
        endsWhen: '经费到位',
        publicWords: '已列入计划',
      }),
    ),
  'a plan': (options) => delegate(inJointHandling([{ item: 'a', party: 'chengguan' }], options)),
  'an item to be extended': (options) =>
    itemExtended(delegate(inJointHandling([{ item: 'a', party: 'chengguan' }], options))),
  'a plan of the street': (options) => itemExtended(planned(centreHead, raised(1, options))),
  'a plan of the district': (options) => itemExtended(planned(supervisor, raised(2, options))),
  parked: (options) => delegate(inParked(options)),
  'its reporter to be called': (options) => untilTheCall(inFollowUp(options)),
  'its reporter not content twice': notContentTwice,
  archived,
  transferred: (options) =>
    actedOn(openedCase(options), (one) =>
      one.act(shiftLeader, { action: 'transfer', to: 'yinhang-street', note }),
    ),
  supervised: (options) =>
    actedOn(delegate(withSquad(options)), (one) => one.act(supervisor, { action: 'supervise', note })),
  'a consent asked for': (options) =>
    actedOn(withSquad(options), (one) => {
      one.act(supervisor, { action: 'supervise', note })
      one.act(dispatcher, { action: 'ask-consent', to: 'transfer', note })
    }),
  'an emergency': (options) =>
    actedOn(openedCase(options), (one) =>
      one.report(callTaker, 'contact', { outcome: 'accepted', emergency: true }),
    ),
}
