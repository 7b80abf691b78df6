import { deskAbove } from '../people/house.ts'
import type { CaseEvent, Handlers } from './fold.ts'
import { type CaseHistory, openTasks, openVisit, type Plan } from './history.ts'
import { over } from './stages.ts'
import { stamp, withLast } from './stamp.ts'

/** What goes with a case that is its leader's: referrals, whistles, plans, proposals, supervision. */
export const LEADER = {
  'case-referred': (history, { data: { rule, step, facts }, metadata }) => ({
    ...(rule === 'taken-over' && openVisit(history)?.stage !== 'leader' ? takenOver(history) : history),
    referrals: [...history.referrals, { ...stamp(metadata), rule, step, facts }],
  }),
  'whistle-blown': (history, { data, metadata }) => ({
    ...history,
    whistles: [...over(history.whistles, stamp(metadata)), { ...stamp(metadata), ...data, reportedIn: [] }],
  }),
  'party-reported-in': (history, { data, metadata }) => ({
    ...history,
    whistles: withLast(history.whistles, (one) => ({
      ...one,
      reportedIn: [...one.reportedIn, { ...stamp(metadata), ...data }],
    })),
  }),
  'whistle-held': (history, { data: { present, absent }, metadata }) => ({
    ...history,
    whistles: withLast(history.whistles, (one) => ({
      ...one,
      held: { ...stamp(metadata), present, absent },
    })),
  }),
  'plan-agreed': (history, { data: { items }, metadata }) => ({
    ...history,
    plans: [...history.plans, { ...stamp(metadata), items, amended: [] }],
  }),
  // What is not named any more ends with an event of its own.
  'plan-amended': (history, { data: { items }, metadata }) => ({
    ...history,
    plans: withLast(history.plans, (plan) => ({
      ...plan,
      amended: [...plan.amended, stamp(metadata)],
      items: [...plan.items.filter(({ item }) => !items.some((one) => one.item === item)), ...items],
    })),
  }),
  'plan-item-ended': (history, { data: { item, ending }, metadata }) => ({
    ...history,
    plans: withLast(
      history.plans,
      (plan): Plan => ({
        ...plan,
        items: plan.items.map((one) =>
          one.item === item ? { ...one, ended: { ...stamp(metadata), ending } } : one,
        ),
      }),
    ),
  }),
  'proposal-made': (history, { data: { to, reviewAt }, metadata }) => ({
    ...history,
    proposals: [...over(history.proposals, stamp(metadata)), { ...stamp(metadata), to, reviewAt }],
  }),
  'proposal-ruled': (history, { data: { countersigned }, metadata }) => ({
    ...history,
    proposals: over(
      withLast(history.proposals, (one) => ({ ...one, ruled: { ...stamp(metadata), countersigned } })),
      stamp(metadata),
    ),
  }),
  'supervision-begun': (history, { data: { taskId, dueAt }, metadata }) => ({
    ...history,
    supervisions: [...history.supervisions, { ...stamp(metadata), taskId, dueAt }],
  }),
  'supervision-lifted': (history, { data, metadata }) => ({
    ...history,
    supervisions: withLast(history.supervisions, (one) => ({
      ...one,
      lifted: { ...stamp(metadata), with: data.with },
    })),
  }),
} satisfies Partial<Handlers<CaseHistory, CaseEvent>>

/** 提级收办: what stood on the desk of the grid's leader stands on that of the centre's head from then on. */
function takenOver(history: CaseHistory): CaseHistory {
  const tasks = new Map(history.tasks)
  const role = deskAbove('centre-head', history.subjects)
  for (const task of openTasks(history))
    if (task.assignee.kind === 'role' && task.assignee.role === 'grid-leader')
      tasks.set(task.taskId, { ...task, assignee: { kind: 'role', role } })
  return { ...history, tasks }
}
