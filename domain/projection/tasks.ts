import { begin, withEvent } from '../clock/deadline.ts'
import type { CaseEvent, Handlers } from './fold.ts'
import { type Asked, type CaseHistory, partiesOf, running, type TaskLife } from './history.ts'
import { type Stamp, stamp, withLast } from './stamp.ts'

/** The history with one task changed; a task that was never sent is none. */
const withTask = (
  history: CaseHistory,
  taskId: string,
  change: (task: TaskLife) => TaskLife,
): CaseHistory => {
  const task = history.tasks.get(taskId)
  if (task === undefined) return history
  return { ...history, tasks: new Map(history.tasks).set(taskId, change(task)) }
}

/** Urged once more, by people or by being overdue: it waits for its answer from the first urge that had none. */
const urged = (task: TaskLife, at: string): TaskLife => ({
  ...task,
  urged: task.urged + 1,
  unansweredSince: task.unansweredSince ?? at,
})

/** The ruling on what was asked last. What was ruled without being asked (the processing that a dispatch names) is none. */
const ruled = <What>(
  asked: readonly Asked<What>[],
  ruling: Stamp & { readonly granted: boolean },
): readonly Asked<What>[] =>
  withLast(asked, (one) => (one.ruled === undefined ? { ...one, ruled: ruling } : one))

/** The history with the dates of items that wait for one which has more time now. */
const withLaterItems = (
  history: CaseHistory,
  items: readonly { readonly item: string; readonly dueAt: string }[],
): CaseHistory =>
  items.length === 0
    ? history
    : {
        ...history,
        plans: withLast(history.plans, (plan) => ({
          ...plan,
          items: plan.items.map((one) => {
            const dueAt = items.find(({ item }) => item === one.item)?.dueAt
            return dueAt === undefined ? one : { ...one, dueAt }
          }),
        })),
      }

/** What happens to tasks. */
export const TASKS = {
  'task-sent': (history, { data, metadata }) => {
    const { taskId, kind, assignee, dueAt, provisional, terms, part, item, rulingOn, about } = data
    const stage = history.visits.at(-1)?.stage
    const task: TaskLife = {
      taskId,
      kind,
      assignee,
      part,
      item,
      ...(rulingOn === undefined ? {} : { rulingOn }),
      ...(about === undefined ? {} : { about }),
      ...(stage === undefined ? {} : { stage }),
      sent: stamp(metadata),
      deadline: begin(terms),
      due: { at: dueAt, provisional, sequence: metadata.sequence },
      warnings: [],
      urged: 0,
      extensions: [],
      processings: [],
      attempts: 0,
    }
    const sent = { ...history, tasks: new Map(history.tasks).set(taskId, task) }
    const [party] = partiesOf(assignee)
    if (party === undefined || part === undefined) return sent
    return part === 'lead'
      ? { ...sent, lead: party }
      : { ...sent, cooperating: [...new Set([...history.cooperating, party])] }
  },
  'task-signed': (history, { data, metadata }) =>
    withTask(history, data.taskId, (task) => ({ ...task, signed: stamp(metadata) })),
  'task-warned': (history, { data: { taskId, share }, metadata }) =>
    withTask(history, taskId, (task) => ({
      ...task,
      warnings: [...task.warnings, { ...stamp(metadata), share }],
    })),
  'task-overdue': (history, { data, metadata }) =>
    withTask(history, data.taskId, (task) => ({
      ...urged(task, metadata.time),
      overdue: stamp(metadata),
    })),
  /** What waited for the ruling below waits for the one above. */
  'ruling-climbed': (history, { data: { taskId, next } }) =>
    [...history.tasks.values()]
      .filter(({ about, settled }) => about === taskId && settled === undefined)
      .reduce((so, waiting) => withTask(so, waiting.taskId, (task) => ({ ...task, about: next })), history),
  /** From now on the lateness is that of who still owes a part. */
  'part-done': (history, { data: { taskId }, metadata }) =>
    withTask(history, taskId, ({ overdue: _before, ...task }) => ({ ...task, partDone: stamp(metadata) })),
  'task-urged': (history, { data, metadata }) =>
    withTask(history, data.taskId, (task) => urged(task, metadata.time)),
  'urge-answered': (history, { data }) =>
    withTask(history, data.taskId, ({ unansweredSince: _answered, ...task }) => task),
  'due-time-moved': (history, { data: { taskId, by, dueAt, provisional }, metadata }) =>
    withTask(history, taskId, ({ overdue: _before, ...task }) => ({
      ...task,
      deadline: withEvent(task.deadline, by),
      due: { at: dueAt, provisional, sequence: metadata.sequence },
    })),
  'contact-attempted': (history, { data: { taskId, attempts } }) =>
    withTask(history, taskId, (task) => ({ ...task, attempts })),
  'return-requested': (history, { data: { taskId, reason }, metadata }) =>
    withTask(history, taskId, (task) => ({
      ...task,
      returning: { state: 'asked', reason, asked: stamp(metadata), rulings: [] },
    })),
  'ruling-objected': (history, { data, metadata }) =>
    withTask(history, data.taskId, (task) =>
      task.returning === undefined
        ? task
        : { ...task, returning: { ...task.returning, state: 'objected', objected: stamp(metadata) } },
    ),
  'return-ruled': (history, { data: { taskId, ...ruling }, metadata }) =>
    withTask(history, taskId, (task) => {
      const { returning } = task
      if (returning === undefined) return task
      const state = ruling.accepted ? 'accepted' : ruling.final ? 'final' : 'refused'
      const rulings = [...returning.rulings, { ...stamp(metadata), ...ruling }]
      return { ...task, returning: { ...returning, state, rulings } }
    }),
  'extension-asked': (history, { data: { taskId, until }, metadata }) =>
    withTask(history, taskId, (task) => ({
      ...task,
      extensions: [...task.extensions, { until, asked: stamp(metadata) }],
    })),
  'extension-ruled': (history, { data: { taskId, granted, items = [] }, metadata }) =>
    withTask(withLaterItems(history, items), taskId, (task) => ({
      ...task,
      extensions: ruled(task.extensions, { ...stamp(metadata), granted }),
    })),
  'processing-asked': (history, { data: { taskId, processing }, metadata }) =>
    withTask(history, taskId, (task) => ({
      ...task,
      processings: [...task.processings, { processing, asked: stamp(metadata) }],
    })),
  'processing-ruled': (history, { data: { taskId, granted }, metadata }) =>
    withTask(history, taskId, (task) => ({
      ...task,
      processings: ruled(task.processings, { ...stamp(metadata), granted }),
    })),
  'task-settled': (history, { data: { taskId, kind, assignee, outcome, unruled = [] }, metadata }) => {
    const settled = { ...stamp(metadata), outcome }
    const fallen = { ...settled, outcome: 'no-longer-needed' }
    const over = unruled.reduce(
      (so, ruling) => withTask(so, ruling, (task) => ({ ...task, settled: fallen })),
      withTask(history, taskId, (task) => ({ ...task, settled })),
    )
    if (kind === 'reinspect' && outcome === 'failed' && running(history.promises) !== undefined)
      return { ...over, promises: withLast(over.promises, (one) => ({ ...one, broken: settled })) }
    if (kind !== 'handle' || (outcome !== 'returned' && outcome !== 'released')) return over
    return withoutParty(over, partiesOf(assignee), over.tasks.get(taskId)?.part)
  },
  'promise-made': (history, { data: { taskId, until, party = history.lead }, metadata }) => {
    const made = { ...history, promises: [...history.promises, { ...stamp(metadata), until, party }] }
    // A return that was asked for is given up with it, one that was refused for good stays so.
    return withTask(made, taskId ?? '', ({ returning, ...task }) =>
      returning?.state === 'final' ? { ...task, returning } : task,
    )
  },
  'promise-kept': (history, { metadata }) => ({
    ...history,
    promises: withLast(history.promises, (one) => ({ ...one, kept: stamp(metadata) })),
  }),
  'consent-asked': (history, { data: { to, taskId } }) =>
    withTask(history, taskId, (task) => ({ ...task, consentTo: to })),
} satisfies Partial<Handlers<CaseHistory, CaseEvent>>

/** A party that gave its part back, or was released from it, no longer leads or cooperates. */
function withoutParty(history: CaseHistory, parties: readonly string[], part: TaskLife['part']): CaseHistory {
  const cooperating = history.cooperating.filter((one) => !parties.includes(one))
  if (part !== 'lead') return { ...history, cooperating }
  const { lead: _gaveBack, ...rest } = history
  return { ...rest, cooperating }
}
