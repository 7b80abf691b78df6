import type { Stage } from '../case/record/transitions.ts'
import { deskAbove } from '../people/house.ts'
import type { CaseEvent, Handlers } from './fold.ts'
import { type CaseHistory, openTasks, running } from './history.ts'
import { type Stamp, stamp, withLast } from './stamp.ts'

/** What opens and ends: the case and its stages, and what it is about. */
export const STAGES = {
  'case-opened': (history, { data: { matter, place, grid, appeal, emergency, linkedTo }, metadata }) => ({
    ...history,
    caseId: metadata.caseId ?? '',
    opened: { ...stamp(metadata), appeal, linkedTo },
    matters: [matter],
    places: [place],
    grid,
    emergency,
  }),
  'case-corrected': (history, { data: { matter, place, grid, emergency } }) => ({
    ...(grid === undefined ? history : toGrid(history, grid)),
    matters: matter === undefined ? history.matters : [...history.matters, matter],
    places: place === undefined ? history.places : [...history.places, place],
    emergency: emergency ?? history.emergency,
  }),
  'case-supplemented': (history, { data: { joined } }) => ({ ...history, joined }),
  'subjects-named': (history, { data: { subjects } }) => aboveTheirDesks({ ...history, subjects }),
  // Who reads it, the case says.
  'case-marked-sensitive': (history) => history,
  'emergency-raised': (history) => ({ ...history, emergency: true }),
  'emergency-called-off': (history) => ({ ...history, emergency: false }),
  // What it tells another system stands in the case already.
  'emergency-reported': (history) => history,
  'interim-reply-given': (history) => history,
  'transfer-accepted': (history) => history,
  'services-called': (history) => history,
  'hazard-found': (history, { metadata }) => ({
    ...history,
    hazards: [...history.hazards, stamp(metadata)],
  }),
  'pack-adopted': (history, { data, metadata }) => ({
    ...history,
    packs: [...history.packs, { ...stamp(metadata), ...data }],
  }),
  'stage-opened': (history, { data, metadata }) => {
    const opened = stamp(metadata)
    const visits = [...history.visits, { ...data, opened }]
    return begun({ ...history, visits }, data.stage, opened)
  },
  'stage-resolved': (history, { data: { stage, outcome, next }, metadata }) => {
    const resolved = { ...stamp(metadata), outcome, next }
    return {
      ...history,
      visits: withLast(history.visits, (one) => ({ ...one, resolved })),
      proposals: over(history.proposals, resolved),
      plans: stage === 'joint-handling' ? withoutRest(history.plans, resolved) : history.plans,
      round: history.round + (stage === 'follow-up' && next === 'leader' ? 1 : 0),
    }
  },
  'case-closed': (history, { data, metadata }) => ({
    ...history,
    closures: [...history.closures, { ...stamp(metadata), ...data }],
  }),
  'case-archived': (history, { data, metadata }) => ({
    ...history,
    ended: { ...stamp(metadata), ending: 'archived', ...data },
  }),
  'case-ended': (history, { data: { ending, reference }, metadata }) => ({
    ...history,
    ended: { ...stamp(metadata), ending, reference },
  }),
  'case-terminated': (history, { data: { grounds }, metadata }) => ({
    ...history,
    termination: { ...stamp(metadata), grounds },
  }),
  'case-reopened': ({ ended: _wrongly, termination: _neither, ...history }, { data: { run, round } }) => ({
    ...history,
    run,
    round,
  }),
  'merger-undone': ({ ended: _merged, ...history }, { data: { run } }) => ({ ...history, run }),
  'case-sent-back': ({ ended: _elsewhere, ...history }, { data: { run, to, from, until } }) => ({
    ...history,
    run,
    away: [...history.away, { to, from, until }],
  }),
  'case-stalled': (history, { data: { error }, metadata }) => ({
    ...history,
    stalled: { ...stamp(metadata), error },
  }),
  'case-resumed': ({ stalled: _mended, ...history }, { data: { run } }) => ({ ...history, run }),
} satisfies Partial<Handlers<CaseHistory, CaseEvent>>

/** What the opening of a stage puts an end to. */
function begun(history: CaseHistory, stage: Stage, at: Stamp): CaseHistory {
  if (stage !== 'handling' && stage !== 'leader') return history
  const promises = over(history.promises, at)
  return stage === 'handling'
    ? { ...history, promises, cooperating: [] }
    : { ...history, promises, whistles: over(history.whistles, at) }
}

/** The last one is over, if it was not before. */
export const over = <T extends { readonly over?: Stamp }>(all: readonly T[], at: Stamp): readonly T[] =>
  running(all) === undefined ? all : withLast(all, (one) => ({ ...one, over: at }))

/** What of a plan has not ended when its stage is left is not needed any more. */
const withoutRest = (plans: CaseHistory['plans'], at: Stamp): CaseHistory['plans'] =>
  withLast(plans, (plan) => ({
    ...plan,
    items: plan.items.map((item) =>
      item.ended === undefined ? { ...item, ended: { ...at, ending: 'not-needed' } } : item,
    ),
  }))

/** What is owed by a role in a grid goes with the case to another one. */
function toGrid(history: CaseHistory, grid: string): CaseHistory {
  const tasks = new Map(history.tasks)
  for (const task of openTasks(history)) {
    const { assignee } = task
    if (assignee.kind === 'role' && assignee.grid !== undefined)
      tasks.set(task.taskId, { ...task, assignee: { ...assignee, grid } })
  }
  return { ...history, grid, tasks }
}

/** What desks of the house owed stands on the desk above, once the case is about them. */
function aboveTheirDesks(history: CaseHistory): CaseHistory {
  const tasks = new Map(history.tasks)
  for (const task of openTasks(history)) {
    const { assignee } = task
    if (assignee.kind === 'party') continue
    const role = deskAbove(assignee.role, history.subjects)
    if (role !== assignee.role) tasks.set(task.taskId, { ...task, assignee: { kind: 'role', role } })
  }
  return { ...history, tasks }
}
