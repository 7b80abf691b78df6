import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { CaseState } from '#domain/case/record/case.ts'
import type { Task, TaskKind } from '#domain/case/record/task.ts'
import { type Instant, later } from '#domain/clock/calendar.ts'
import { after, elapsed } from '#domain/clock/working-time.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Rules } from '#functions/usecases/dependencies.ts'
import type { Chance } from './chance.ts'
import type { Cast } from './people.ts'
import type { Fate } from './shares.ts'
import { TOPIC_WORDS, type Topic } from './topics.ts'

/** What will become of a case, as it was dealt when it was reported. */
export type Story = {
  readonly topic: Topic
  readonly fates: ReadonlySet<Fate>
  /** The grid in which the place lies, whatever the gazetteer says. */
  readonly grid: string
  readonly question: boolean
}

/** What somebody does about a task next. */
export type Deed = { readonly who: Actor } & (
  | { readonly outcome: TaskOutcome }
  | { readonly act: CaseAction }
  | { readonly call: (reportId: string) => TaskOutcome }
)
/** A deed, and the part of the limit that has run by then: more than 1 is late. */
export type Planned = Deed & { readonly when: number }

/** What a course of action is chosen on. */
export type Scene = {
  readonly story: Story
  readonly state: CaseState
  readonly task: Task
  /** How often something was done about this task before. */
  readonly step: number
  readonly cast: Cast
  readonly chance: Chance
  readonly rules: Rules
  readonly now: Instant
}

/** A working day of the pack's hours, in milliseconds of working time. */
export const WORKING_DAY = 6.5 * 3_600_000
const inDays = (days: number, { now, rules }: Scene): Instant =>
  after(now, days * WORKING_DAY, 'working', rules.calendar)

/** The moment at which a part of a task's limit has run; of what must not begin yet, not before it may. */
export function momentOf(part: number, { task, rules, now }: Scene): Instant {
  const from = later(task.notBefore ?? task.sentAt, task.sentAt)
  const length = elapsed(from, task.dueAt, 'working', rules.calendar)
  const urgent = length === 0 || task.supervised === true
  const at = urgent
    ? new Date(Date.parse(from) + part * Math.max(0, Date.parse(task.dueAt) - Date.parse(from))).toISOString()
    : after(from, Math.max(60_000, part * length), 'working', rules.calendar)
  return later(at, later(now, task.notBefore ?? now))
}

/** What a check finds, by how it is made. */
const FOUND = {
  site: { passed: '现场已恢复，前后照片一致。', failed: '现场仍有残留，未达到结案标准。' },
  telephone: { passed: '电话核实，诉求人说已经好了。', failed: '电话核实，诉求人说还是老样子。' },
  documents: { passed: '处理记录和照片齐全，前后一致。', failed: '材料看不出已经办妥。' },
} as const

/** What people do about each kind of task; nothing more is done about one that stays. */
export const COURSES: Readonly<Record<TaskKind, (scene: Scene) => Planned | undefined>> = {
  contact: ({ story, state, step, cast, chance }) => {
    const who = cast('call-taker')
    const when = 0.1 + 0.3 * step + 0.3 * chance.next()
    if (story.fates.has('unreachable') && step === 0)
      return { who, when, outcome: { outcome: 'unreachable' } }
    if (story.question && state.counters.standing === 1)
      return {
        who,
        when,
        outcome: { outcome: 'answered', note: '已电话说明归口部门、办理条件和时间，来电人表示明白。' },
      }
    const note = chance.pick([
      '情况属实，请尽快安排。',
      '已与诉求人核对地点和情况。',
      '诉求人补充：早晚高峰最严重。',
    ])
    return { who, when, outcome: { outcome: 'accepted', note } }
  },
  'lead-contact': ({ task, cast, chance, rules: { pack } }) => ({
    who: cast('handler', { party: stewardOf(partyOf(task), pack) }),
    when: 0.1 + 0.5 * chance.next(),
    outcome: { outcome: 'contacted', note: '已与诉求人通话，核对了地点和情况，约好上门时间。' },
  }),
  verify: ({ state, cast, chance }) => ({
    who: cast('inspector', { grid: state.case.place.grid }),
    when: 0.2 + 0.5 * chance.next(),
    outcome: { outcome: 'accepted', note: '现场核实，情况属实，已拍照。' },
  }),
  dispatch: (scene) => dispatched(scene),
  handle: (scene) => handled(scene),
  reinspect: ({ story, state, task, cast, chance }) => {
    const by = task.check?.by ?? 'site'
    const who = by === 'telephone' ? cast('call-taker') : cast('inspector', { grid: state.case.place.grid })
    const when = 0.2 + 0.5 * chance.next()
    return story.fates.has('failedCheck') && state.case.failedReinspections === 0
      ? { who, when, outcome: { outcome: 'failed', note: FOUND[by].failed } }
      : { who, when, outcome: { outcome: 'passed', note: FOUND[by].passed } }
  },
  decide: (scene) => decided(scene),
  'plan-item': ({ task, cast, chance, rules: { pack } }) => ({
    who: cast('handler', { party: stewardOf(partyOf(task), pack) }),
    when: 0.3 + 0.5 * chance.next(),
    outcome: { outcome: 'done', note: '已按方案完成，现场留有照片。', evidence: ['完成照片 2 张'] },
  }),
  review: () => undefined,
  'interim-reply': ({ cast }) => ({ who: cast('call-taker'), when: 0.7, outcome: { outcome: 'told' } }),
  ruling: (scene) => ruled(scene),
  'follow-up': ({ story, state, task, cast, chance }) => {
    if (task.assignee.kind === 'role' && task.assignee.role === 'centre-head') return undefined
    const unsolved = story.fates.has('unsolved') && state.case.round === 1
    const unhappy = story.fates.has('dissatisfied')
    const satisfied = unhappy ? 'dissatisfied' : chance.pick(['satisfied', 'satisfied', 'basically'] as const)
    return {
      who: cast('call-taker'),
      when: 0.1 + 0.7 * chance.next(),
      call: (reportId) => ({
        outcome: 'called',
        reportId,
        solved: !unsolved,
        satisfied,
        note: unsolved
          ? '诉求人表示又出现了，希望彻底解决。'
          : unhappy
            ? '事情办了，但等得太久。'
            : '对结果认可。',
      }),
    }
  },
  'report-back': ({ cast, chance }) => ({
    who: cast('centre-head'),
    when: 0.9 + 0.2 * chance.next(),
    outcome: { outcome: 'reported', note: '已召集承办单位，明确完成时限。' },
  }),
  consent: ({ cast }) => ({
    who: cast('supervisor'),
    when: 0.5,
    outcome: { outcome: 'given', note: '同意。' },
  }),
  'call-out': ({ cast, chance }) => ({
    who: cast('shift-leader'),
    when: 0.1 + 0.4 * chance.next(),
    outcome: { outcome: 'not-needed', note: '消防已在现场，无需另行报警。' },
  }),
  'check-alarm': ({ cast, chance }) => ({
    who: cast('shift-leader'),
    when: 0.1 + 0.3 * chance.next(),
    outcome: { outcome: 'emergency', how: 'called', note: '已回拨核实，确系紧急。' },
  }),
  alert: ({ state, task, cast, chance }) => ({
    who:
      task.assignee.kind === 'role' && task.assignee.role === 'grid-leader'
        ? cast('grid-leader', { grid: state.case.place.grid })
        : cast('shift-leader'),
    when: 0.1 + 0.4 * chance.next(),
    outcome: { outcome: 'noted', note: '已知悉，正在赶往现场。' },
  }),
  // The demonstration marks no case as sensitive.
  'take-note': () => undefined,
}

const partyOf = ({ assignee }: Task): string => (assignee.kind === 'party' ? assignee.party : '')
const stewardOf = (party: string, pack: Pack): string =>
  pack.parties.find(({ code }) => code === party)?.steward ?? party

function dispatched({ story, state, task, cast, chance }: Scene): Planned {
  const who = cast('dispatcher')
  const when = 0.15 + 0.6 * chance.next()
  const { lead, cooperating } = TOPIC_WORDS[story.topic]
  const { place } = state.case
  if (place.grid !== story.grid) return { who, when: when / 2, act: { action: 'correct', grid: story.grid } }
  if (story.fates.has('whistled'))
    return { who, when, act: { action: 'refer', note: '涉及多家单位，单靠一家办不了，提请网格长吹哨。' } }
  return {
    who,
    when,
    outcome: {
      outcome: 'dispatched',
      lead: task.suggestedLead ?? lead,
      cooperating: cooperating.filter((one) => one !== task.suggestedLead),
    },
  }
}

function handled(scene: Scene): Planned | undefined {
  const { story, task, step, cast, chance, rules } = scene
  const who = cast('handler', { party: stewardOf(partyOf(task), rules.pack) })
  const { taskId } = task
  const lead = task.part === 'lead'
  // Who returns a task does so within a working day of its sending, however long its limit.
  const box =
    (0.6 * WORKING_DAY) / Math.max(WORKING_DAY, elapsed(task.sentAt, task.dueAt, 'working', rules.calendar))
  const returns = lead && story.fates.has('returned')
  if (step === 0)
    return {
      who,
      when: returns ? box / 2 : 0.03 + 0.2 * chance.next(),
      act: { action: 'sign', taskId },
    }
  if (task.returning?.state === 'asked' || task.pendingExtension !== undefined) return undefined
  const { returns: before, referred } = scene.state.case
  if (returns && task.returning === undefined && before === 0 && !referred) {
    const note = '该处不在我单位职责范围，建议由其他单位牵头。'
    return { who, when: box, outcome: { outcome: 'returned', reason: 'not-our-duty', note } }
  }
  if (lead && story.fates.has('extended') && task.extensions === undefined) {
    const until = after(task.dueAt, 2 * WORKING_DAY, 'working', rules.calendar)
    const note = '需要等待材料到货，申请延长两个工作日。'
    return { who, when: 0.6, act: { action: 'ask-extension', taskId, until, note } }
  }
  if (lead && story.fates.has('parked') && scene.state.case.conditionsLacking === undefined)
    return {
      who,
      when: 0.4,
      outcome: { outcome: 'conditions-lacking', note: '改造经费要到明年才下达，目前不具备条件。' },
    }
  // The lead answers for the whole: it reports when the others have done their part.
  if (lead && scene.state.tasks.some(({ part }) => part === 'cooperating')) return undefined
  const note = chance.pick(TOPIC_WORDS[story.topic].done)
  const when = story.fates.has('late') && lead ? 1.15 : 0.15 + 0.45 * chance.next()
  return {
    who,
    when,
    outcome: {
      outcome: 'done',
      note,
      evidence: ['处置前后照片各 2 张'],
      ...(task.withHead ? { head: '单位负责人到场，当面向诉求人说明。' } : {}),
    },
  }
}

/** What was asked for is ruled on in good time, at the desk that it first comes to. */
function ruled({ task: { ruling }, cast, chance }: Scene): Planned | undefined {
  if (ruling === undefined) return undefined
  const when = 0.2 + 0.4 * chance.next()
  if (ruling.on === 'proposal' && ruling.proposal !== undefined)
    return { who: cast('centre-head'), when, act: { action: 'countersign', proposal: ruling.proposal } }
  const taskId = ruling.asked?.taskId ?? ''
  const who = cast('dispatcher')
  if (ruling.on === 'return')
    return { who, when, act: { action: 'rule-on-return', taskId, accept: chance.next() < 0.6 } }
  if (ruling.on === 'extension')
    return {
      who,
      when,
      act: { action: 'rule-on-extension', taskId, grant: true, note: '同意，请按新时限完成。' },
    }
  return undefined
}

function decided(scene: Scene): Planned | undefined {
  const { story, state, cast, chance } = scene
  const { step, place, whistle, proposal } = state.case
  if (step === 'district') return undefined
  const who = step === 'street' ? cast('centre-head') : cast('grid-leader', { grid: place.grid })
  const { lead, cooperating } = TOPIC_WORDS[story.topic]
  if (proposal !== undefined) return undefined
  if (story.fates.has('parked') && state.case.parkings === undefined)
    return {
      who,
      when: 0.4,
      outcome: {
        outcome: 'park',
        reviewAt: inDays(30, scene),
        note: '列入明年改造计划，条件具备后继续办理。',
        endsWhen: '改造经费下达',
        publicWords: '已列入改造计划，条件具备后继续办理',
      },
    }
  if (!story.fates.has('whistled'))
    return {
      who,
      when: 0.2 + 0.5 * chance.next(),
      outcome: {
        outcome: 'assigned',
        lead,
        cooperating: [...cooperating],
        note: '由原牵头单位继续，三日内完成。',
      },
    }
  const parties = [...new Set([lead, ...cooperating, 'juwei'])]
  if (whistle === undefined)
    return {
      who,
      when: 0.2,
      act: {
        action: 'whistle',
        ground: 'several-departments',
        mode: 'on-site',
        parties,
        reportInBy: inDays(0.5, scene),
      },
    }
  const absent = whistle.called.find(({ reportedInAt }) => reportedInAt === undefined)
  if (absent !== undefined)
    return {
      who: cast('handler', { party: absent.party }),
      when: 0.3,
      act: { action: 'report-in', party: absent.party },
    }
  if (whistle.heldAt === undefined)
    return {
      who,
      when: 0.45,
      act: { action: 'keep-minutes', note: '各方到场，先告知整改，到期不改的联合处置。' },
    }
  return {
    who,
    when: 0.6,
    outcome: {
      outcome: 'plan',
      note: '先告知、后处置，由牵头单位收尾。',
      items: parties.map((party, n) => ({
        item: `item-${n + 1}`,
        party,
        action: ['牵头整改并留存照片', '上门告知限期整改', '组织居民配合并巡查'][n] ?? '配合处置',
        dueAt: inDays(2 + n, scene),
        ...(n === 2 ? { after: { item: 'item-2', ending: 'done' as const } } : {}),
      })),
    },
  }
}
