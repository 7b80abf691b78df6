import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { Actor, Role } from '#domain/people/actor.ts'
import { deskAbove } from '#domain/people/house.ts'
import {
  callTaker,
  centreHead,
  deputy,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  streetLeader,
  supervisor,
  system,
} from './actors.ts'
import { type CaseHarness, type HarnessOptions, local, openedCase } from './case-harness.ts'

const note = '照此办理'

/** Work that is over, with all that may go with saying so. */
const DONE: TaskOutcome = { outcome: 'done', note, head: '负责人到场', evidence: ['照片一'] }

/** A case whose reporter was heard: it waits for its dispatcher. */
export function inDispatch(options?: HarnessOptions): CaseHarness {
  const one = openedCase(options)
  one.report(callTaker, 'contact', { outcome: 'accepted' })
  return one
}

/** The leader of the first grid has the deputy act for a month. */
export function delegate(one: CaseHarness): CaseHarness {
  const until = new Date(Date.parse(one.now) + 30 * 86_400_000).toISOString()
  one.arrange(leader, { action: 'delegate', grid: 'g1', to: deputy.id, until })
  return one
}

/** A case with its parties: by default the squad alone. */
export function inHandling(
  parties: { lead?: string; cooperating?: string[] } = {},
  options?: HarnessOptions,
): CaseHarness {
  const one = inDispatch(options)
  const { lead = 'chengguan', cooperating = [] } = parties
  one.report(dispatcher, 'dispatch', { outcome: 'dispatched', lead, cooperating })
  return one
}

/** A case whose one party says that it is done. */
export function inReinspection(options?: HarnessOptions): CaseHarness {
  const one = inHandling({}, options)
  one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note })
  return one
}

/** A case on the desk of its grid leader, referred by hand. */
export function withLeader(options?: HarnessOptions): CaseHarness {
  const one = inHandling({}, options)
  one.act(dispatcher, { action: 'refer', note })
  return one
}

/** What a plan of items is made of: the due time has a default. */
export type Item = {
  item: string
  party: string
  dueAt?: string
  after?: { item: string; ending: 'done' | 'lapsed' | 'not-needed' }
}

/** A case whose parties carry out a plan. */
export function inJointHandling(items: readonly Item[], options?: HarnessOptions): CaseHarness {
  const one = withLeader(options)
  blowWhistle(one, [...new Set(items.map((item) => item.party))])
  agree(one, items)
  return one
}

/** The leader calls parties. */
export function blowWhistle(one: CaseHarness, parties: string[]): void {
  const reportInBy = new Date(Date.parse(one.now) + 7_200_000).toISOString()
  one.act(leader, { action: 'whistle', ground: 'several-departments', mode: 'online', parties, reportInBy })
}

/** The number of the proposal that stands; of none, one that no proposal bears. */
export const proposed = (one: CaseHarness): number => one.case.proposal?.number ?? 0

/** The called parties agree on a plan. */
export function agree(one: CaseHarness, items: readonly Item[]): void {
  const dueAt = new Date(Date.parse(one.now) + 3 * 86_400_000).toISOString()
  one.report(leader, 'decide', {
    outcome: 'plan',
    items: items.map((item) => ({ dueAt, action: '按方案办理', ...item })),
  })
}

/** A case that waits for its conditions, until 1 March. */
export function inParked(options?: HarnessOptions): CaseHarness {
  const one = withLeader(options)
  one.report(leader, 'decide', {
    outcome: 'park',
    reviewAt: local('2021-03-01 09:00'),
    note,
    endsWhen: '经费到位',
    publicWords: '已列入计划',
  })
  one.act(centreHead, { action: 'countersign', proposal: proposed(one) })
  return one
}

/** A case whose check was passed: its reporters are to be called. */
export function inFollowUp(options?: HarnessOptions): CaseHarness {
  const one = inReinspection(options)
  one.report(inspector, 'reinspect', { outcome: 'passed', note })
  return one
}

/** The moment from which the reporters are called. */
export function untilTheCall(one: CaseHarness): CaseHarness {
  const { notBefore } = one.task('follow-up')
  if (notBefore !== undefined && notBefore > one.now) one.now = notBefore
  return one
}

/** A case that was kept. */
export function archived(options?: HarnessOptions): CaseHarness {
  const one = untilTheCall(inFollowUp(options))
  one.report(callTaker, 'follow-up', {
    outcome: 'called',
    reportId: 'r-1',
    solved: true,
    satisfied: 'satisfied',
  })
  return one
}

/** Who is at each desk of the house. */
const DESKS: Partial<Record<Role, Actor>> = {
  'call-taker': callTaker,
  dispatcher,
  'grid-leader': leader,
  'centre-head': centreHead,
  'street-leader': streetLeader,
  supervisor,
}

/** Whoever does in a case what a desk does: the desk above it, where the case is about it. */
const deskIn =
  (one: CaseHarness) =>
  (desk: Role): Actor => {
    const role = deskAbove(desk, one.case.subjects)
    const found = DESKS[role]
    if (found === undefined) throw new Error(`Nobody is at the desk of the ${role}.`)
    return role === 'grid-leader' ? { ...found, grids: [one.case.place.grid] } : found
  }

/** One way home from wherever a case stands: what people would do who want it to end. Never refused. */
export function stepHome(one: CaseHarness): undefined {
  one.runMachine()
  if (one.case.status === 'ended') return undefined
  const moment = one
    .state()
    .tasks.flatMap((task) => task.notBefore ?? [])
    .sort()
    .at(-1)
  if (moment !== undefined) one.waitUntil(moment)
  if (one.at() === 'follow-up') return callNext(one)
  const task = one
    .state()
    .tasks.find((owed) => !owed.ofCase && owed.kind !== 'consent' && owed.kind !== 'ruling')
  if (task === undefined) throw new Error(`Nothing is owed in ${one.at()}.`)
  const { taskId } = task
  const { step, place } = one.case
  const inGrid = (who: typeof leader) => ({ ...who, grids: [place.grid] })
  const by = deskIn(one)
  const head = by(({ grid: 'grid-leader', street: 'centre-head', district: 'supervisor' } as const)[step])
  const party = task.assignee.kind === 'party' ? task.assignee.party : ''
  const lead = one.case.subjects?.includes('guanliban') ? 'fangban' : 'guanliban'
  switch (task.kind) {
    case 'contact':
      return void one.reportOn(by('call-taker'), taskId, { outcome: 'accepted' })
    case 'verify':
      return void one.reportOn(inGrid(inspector), taskId, { outcome: 'accepted' })
    case 'dispatch':
      return void one.reportOn(by('dispatcher'), taskId, {
        outcome: 'dispatched',
        lead,
        cooperating: [],
        despite: note,
      })
    case 'decide':
      return void one.reportOn(head, taskId, { outcome: 'assigned', lead, cooperating: [] })
    case 'handle': {
      const cooperating = one.state().tasks.find((other) => other.part === 'cooperating')
      if (cooperating === undefined) return void one.reportOn(handlerOf(party), taskId, DONE)
      return void one.act(by('dispatcher'), { action: 'release', taskId: cooperating.taskId, note })
    }
    case 'reinspect':
      return void one.reportOn(
        task.check?.by === 'telephone' ? by('call-taker') : inGrid(inspector),
        taskId,
        {
          outcome: 'passed',
          note,
        },
      )
    case 'plan-item':
      return void one.reportOn(handlerOf(party), taskId, DONE)
    case 'review':
      return void one.reportOn(by('call-taker'), taskId, { outcome: 'condition-met', note })
    default:
      return undefined
  }
}

/** Calls the next reporter who has not been called in this round; all called, the head ends it. */
function callNext(one: CaseHarness): undefined {
  const by = deskIn(one)
  const asked = one.state().tasks.find(({ consentTo }) => consentTo === 'close' || consentTo === 'terminate')
  if (asked !== undefined) return void one.reportOn(supervisor, asked.taskId, { outcome: 'given', note })
  const waiting = [...one.world.reports.values()].find(
    (report) =>
      report.status === 'joined' &&
      report.caseId === one.caseId &&
      report.reachable &&
      !report.callBacks.some((call) => call.round === one.case.round),
  )
  const { supervision } = one.case
  if (waiting === undefined && supervision !== undefined && !supervision.consents?.includes('close'))
    return void one.act(by('centre-head'), { action: 'ask-consent', to: 'close', note })
  if (waiting === undefined && one.case.called.unsolved > 0)
    return void one.act(by('centre-head'), {
      action: 'terminate',
      grounds: 'further-remedy-told',
      publicWords: note,
      note,
    })
  if (waiting === undefined) throw new Error('Nobody is left to call, and the stage goes on.')
  const task = one.task('follow-up')
  const who =
    task.assignee.kind === 'role' && task.assignee.role === 'call-taker'
      ? by('call-taker')
      : by('centre-head')
  one.reportOn(who, task.taskId, {
    outcome: 'called',
    reportId: waiting.reportId,
    solved: true,
    satisfied: 'satisfied',
  })
}

/** Brings a case home. @returns how many steps it took @throws Error when it takes more than the bound */
export function goHome(one: CaseHarness, bound = 80): number {
  for (let steps = 0; steps <= bound; steps += 1) {
    if (one.case.status === 'ended') return steps
    one.command(system, { type: 'see-reports' })
    stepHome(one)
  }
  throw new Error(`The case is not home after ${bound} steps; it stands at ${one.at()}.`)
}
