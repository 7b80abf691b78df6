import { allOf } from '#adapters/paging.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { atLocal, DAY, fromMillis, type Instant, localDate, millis } from '#domain/clock/calendar.ts'
import { after, elapsed } from '#domain/clock/working-time.ts'
import type { Change } from '#domain/decision/change.ts'
import { approverOf } from '#domain/pack/reply-approval.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { StaffRole } from '#domain/people/roles.ts'
import type { ReportAction } from '#domain/report/asked.ts'
import { doneAt, dutiesLeft } from '#domain/report/duties.ts'
import type { LookReason } from '#domain/report/record/look-reasons.ts'
import type { Duty } from '#domain/report/record/owed.ts'
import type { Report } from '#domain/report/record/report.ts'
import { triage } from '#domain/triage/triage.ts'
import { saidWords } from '#domain/triage/weigh.ts'
import { actOnCase } from '#functions/usecases/cases/act-on-case.ts'
import { recordOutcome } from '#functions/usecases/cases/record-outcome.ts'
import type { Rules } from '#functions/usecases/dependencies.ts'
import { changeReport } from '#functions/usecases/reports/act-on-report.ts'
import { lookAtReporter } from '#functions/usecases/reports/look-at-person.ts'
import { submitOnce } from '#functions/usecases/reports/submit-report.ts'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { type Birth, birthsOf } from './births.ts'
import { type Chance, chanceOf } from './chance.ts'
import { COURSES, type Deed, momentOf, type Scene, type Story, WORKING_DAY } from './course.ts'
import { leavesUndone } from './late-now.ts'
import type { Cast } from './people.ts'
import { type DemoPlace, placesOf } from './places.ts'
import { BUSY_PLACES } from './shares.ts'
import { type DemoSystem, demoSystem } from './system.ts'

const JURISDICTION = 'wujiaochang'
/** A fortnight, and the evening before it. */
const LENGTH = 14 * DAY + DAY / 2

/** What was made: every change in its order, the system that made it, and what was refused on the way. */
export type Fortnight = {
  readonly system: DemoSystem
  readonly saved: readonly Change[]
  readonly births: readonly Birth[]
  readonly refused: readonly string[]
}

/** Something that is to happen: at a moment, to a case. */
type Coming = { readonly at: Instant; readonly happen: () => Promise<void> }

/**
 * Has a street live through its busy fortnight, in this process and in no time, by the real use cases.
 * @param now when it ends
 * @param cast who does what
 * @param seed another one gives another fortnight
 */
export async function liveFortnight(now: Instant, cast: Cast, seed = 555): Promise<Fortnight> {
  const chance = chanceOf(seed)
  const system = demoSystem(fromMillis(millis(now) - LENGTH))
  const rules = await system.deps.rulesOf(JURISDICTION)
  const births = birthsOf(now, chance)
  const places = placesOf(rules.pack, chance)
  const life: Life = {
    system,
    cast,
    chance,
    calls: chanceOf(seed + 1),
    rules,
    births,
    stories: new Map(),
    planned: new Map(),
    coming: [],
    refused: [],
    told: new Set(),
    until: now,
    undone: new Set(),
  }
  for (const birth of births) put(life, { at: birth.at, happen: () => beBorn(life, birth, places) })
  for (let next = life.coming.shift(); next !== undefined; next = life.coming.shift()) {
    if (next.at > now) break
    for (const caseId of await system.advanceTo(next.at)) await plan(life, caseId)
    await next.happen()
  }
  await system.advanceTo(now)
  return { system, saved: system.saved, births, refused: life.refused }
}

type Life = {
  readonly system: DemoSystem
  readonly cast: Cast
  readonly chance: Chance
  /** When those who call get to it: dice of their own, so that the cases stay the same whatever they do. */
  readonly calls: Chance
  readonly rules: Rules
  readonly births: readonly Birth[]
  readonly stories: Map<string, Story>
  /** By task: how often something was done about it; none while something is planned. */
  readonly planned: Map<string, { readonly steps: number; readonly waits: boolean }>
  /** In the order of time. */
  readonly coming: Coming[]
  readonly refused: string[]
  /** The places and matters of which somebody has told. */
  readonly told: Set<string>
  /** When the fortnight ends. */
  readonly until: Instant
  /** The tasks that nobody does, so that they are late at the end. */
  readonly undone: Set<string>
}

function put({ coming }: Pick<Life, 'coming'>, one: Coming): void {
  let [low, high] = [0, coming.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((coming[middle]?.at ?? '') <= one.at) low = middle + 1
    else high = middle
  }
  coming.splice(low, 0, one)
}

/** Somebody reports it: it opens a case, or joins the one that is open. */
async function beBorn(life: Life, birth: Birth, places: readonly DemoPlace[]): Promise<void> {
  const { system, cast, stories } = life
  const { place, words, joins } = await whereAndWhat(life, birth, places)
  const emergency = birth.fates.has('emergency')
  const street = birth.channel === 'patrol'
  const who = street ? cast('inspector', { grid: place.grid }) : cast('call-taker')
  const submitted = await submitOnce(
    system.deps,
    {
      channel: birth.channel,
      appeal: birth.appeal,
      description: words,
      place: place.text,
      ...(emergency ? { emergency } : {}),
      ...(birth.reporter === undefined ? {} : { reporter: birth.reporter }),
      ...(joins === undefined ? {} : { joins }),
      ...orderOf(life, birth),
    },
    JURISDICTION,
    causeOf(who),
    comesByItself(birth) ? 'public' : 'staff',
  )
  if (!submitted.ok) throw new Error(submitted.error.message)
  const { reportId } = submitted.value
  const became = await triageReport(system.deps, reportId, reportId)
  if (became.did === 'nothing') throw new Error(`Triage did nothing about ${reportId}.`)
  if (became.did === 'opened')
    stories.set(became.caseId, {
      topic: birth.topic,
      fates: birth.fates,
      grid: place.grid,
      question: ['question', 'suggestion', 'praise'].includes(birth.appeal),
    })
  await system.settle(became.caseId)
  await plan(life, became.caseId)
  await planCalls(life, became.caseId, reportId)
}

/** This share of what is owed to reporters is forgotten, until a call back of the case makes good for it. */
const FORGOTTEN = 0.1
/** In which part of its limit a duty to a reporter is done. */
const CALLED_IN: Readonly<Record<Duty, { readonly from: number; readonly to: number }>> = {
  contact: { from: 0.1, to: 0.9 },
  reply: { from: 0.5, to: 0.95 },
}
type Call = readonly [StaffRole, ReportAction]
const CONTACTED: Call = ['call-taker', { action: 'record-contact', note: '已联系诉求人，告知正在办理。' }]
const DRAFTED: Call = [
  'call-taker',
  { action: 'ask-reply', words: '您好，您反映的问题正在按规定办理，办结后会再告知您。' },
]
const APPROVED: Call = ['centre-head', { action: 'rule-on-reply', grant: true }]
const REPLIED: ReportAction = { action: 'record-reply', how: 'phone', note: '已电话答复办理情况。' }

/** Who does what about a duty, one after the other: a reply is approved before it is given, by whoever gives it when its case is over. */
function callsFor(duty: Duty, report: Report, of: Case | undefined, { pack }: Rules): readonly Call[] {
  if (duty === 'contact') return [CONTACTED]
  if (of?.status !== 'open') return [['centre-head', REPLIED]]
  const needed = approverOf(pack, of, report) !== 'none'
  return [DRAFTED, ...(needed ? [APPROVED] : []), ['call-taker', REPLIED]]
}

/** Decides when those who call do what a report is owed. */
async function planCalls(life: Life, caseId: string, reportId: string): Promise<void> {
  const { system, calls, rules } = life
  const report = await system.deps.store.loadReport(reportId)
  if (report === undefined) return
  for (const { duty, dueAt } of dutiesLeft(report)) {
    const { from, to } = CALLED_IN[duty]
    const part = from + (to - from) * calls.next()
    if (calls.next() < FORGOTTEN) continue
    const now = system.now()
    const at = after(now, part * elapsed(now, dueAt, 'working', rules.calendar), 'working', rules.calendar)
    put(life, { at, happen: () => call(life, caseId, reportId, duty) })
  }
}

/** Those who call do what a report is owed, unless it is done by then: a call back is a reply, a call about the case a contact. */
async function call(life: Life, caseId: string, reportId: string, duty: Duty): Promise<void> {
  const { system, cast, refused, rules } = life
  const report = await system.deps.store.loadReport(reportId)
  if (report === undefined || doneAt(report, duty) !== undefined) return
  if (duty === 'contact' && report.status === 'joined' && report.opened) return
  const of = await system.deps.store.caseHeader(caseId)
  if (report.reachable) await lookUp(life, { caseId, reportId }, duty === 'contact' ? 'contact' : 'call-back')
  for (const [role, action] of callsFor(duty, report, of, rules)) {
    const done = await changeReport(system.deps, { caseId, reportId }, action, causeOf(cast(role)))
    if (!done.ok) return void refused.push(`${duty} of ${reportId}: ${done.error.message}`)
  }
}

/** Whoever calls opens the number first, which is recorded. */
async function lookUp(
  { system, cast }: Life,
  of: { readonly caseId: string; readonly reportId: string },
  reason: LookReason,
): Promise<void> {
  await lookAtReporter(system.deps, of, { reason }, causeOf(cast('call-taker')))
}

/** Nobody takes it in who would see that it is known. */
const comesByItself = ({ channel }: Birth): boolean => channel === 'web' || channel === 'wechat'

/** The city's hotline wants its answer in so many working days. */
const ANSWERED_IN = 10
/** What comes by the hotline is an order of the city's: with its number there, and by when that wants an answer. */
function orderOf({ births, rules }: Pick<Life, 'births' | 'rules'>, birth: Birth) {
  if (birth.channel !== 'hotline') return {}
  const reference = `HX${localDate(birth.at).replaceAll('-', '')}-${String(births.indexOf(birth)).padStart(5, '0')}`
  return {
    source: { system: 'district.12345', reference },
    upstreamDue: atLocal(
      localDate(after(birth.at, ANSWERED_IN * WORKING_DAY, 'working', rules.calendar)),
      '17:30',
    ),
  }
}

/** Who joins tells of a trouble that is open, and whoever takes it in sees that; everybody else of one that nobody has told yet. */
async function whereAndWhat(life: Life, birth: Birth, places: readonly DemoPlace[]) {
  const { chance, system, stories, rules, told } = life
  if (birth.fates.has('joins') && !comesByItself(birth)) {
    for (const caseId of chance.shuffled([...stories.keys()]).slice(0, 60)) {
      const of = await system.deps.store.caseHeader(caseId)
      const held = of?.status === 'open' && of.matter !== rules.pack.unsortedMatter && !of.withoutKey
      const matter = rules.pack.matters.find(({ code }) => code === of?.matter)
      const [same] = saidWords(matter?.keywords ?? [])
      if (!held || same === undefined || of.position.at !== 'in') continue
      const words = `${birth.words.replace(/。$/, '')}，还是上次说的${same}那件事。`
      if (matterTold(words, of.place.text, rules) !== of.matter) continue
      return { place: { text: of.place.text, grid: of.place.grid }, words, joins: caseId }
    }
  }
  const busy = Math.round(places.length * BUSY_PLACES.places)
  for (let tries = 0; ; tries += 1) {
    const crowd = chance.next() < BUSY_PLACES.reports && tries < 6
    const place = chance.pick(crowd ? places.slice(0, busy) : places.slice(busy))
    const taken = `${place.text} ${matterTold(birth.words, place.text, rules)}`
    if (!told.has(taken) || tries > 40) {
      told.add(taken)
      return { place, words: birth.words }
    }
  }
}

/** The matter that words tell. */
const matterTold = (description: string, place: string, { pack }: Rules): string =>
  triage({}, { description, place, salt: '' }, pack).matter.code

const causeOf = (who: Actor) => ({ who, correlationId: `demo/${who.id}`, causationId: 'demo' })

/** Decides what people will do about the open tasks of a case for which nothing is planned yet. */
async function plan(life: Life, caseId: string): Promise<void> {
  const { system, stories, planned } = life
  const story = stories.get(caseId)
  const state = await system.deps.store.loadCase(caseId)
  if (story === undefined || state === undefined || state.case.status === 'ended') return
  for (const task of state.tasks) {
    const before = planned.get(task.taskId)
    if (before?.waits) continue
    const step = before?.steps ?? 0
    const scene: Scene = { ...life, story, state, task, step, now: system.now() }
    const next = COURSES[task.kind](scene)
    if (next === undefined || leavesUndone(life, scene)) continue
    planned.set(task.taskId, { steps: step, waits: true })
    put(life, { at: momentOf(next.when, scene), happen: () => goOn(life, caseId, task.taskId) })
    if (step === 0 && task.kind === 'handle' && task.part !== 'cooperating') disturb(life, scene)
  }
}

/** What comes from outside while a party works: the reporter rings again, the district supervises. */
function disturb(life: Life, { story, task, now, rules }: Scene): void {
  const { caseId, taskId } = task
  const soon = after(now, DAY / 8, 'working', rules.calendar)
  const beside = (who: Actor, act: Deed): void =>
    put(life, { at: soon, happen: () => carryOut(life, caseId, taskId, { ...act, who }, true) })
  const { cast } = life
  if (story.fates.has('ringsAgain')) {
    const who = cast('call-taker')
    beside(who, { who, act: { action: 'urge', taskId } })
  }
  if (story.fates.has('supervised')) {
    const who = cast('supervisor')
    beside(who, { who, act: { action: 'supervise', note: '群众反复反映，请限期办结并反馈。' } })
  }
}

/** The moment has come to do something about a task: what that is, follows from how the case stands now. */
async function goOn(life: Life, caseId: string, taskId: string): Promise<void> {
  const { system, stories, planned } = life
  const state = await system.deps.store.loadCase(caseId)
  const story = stories.get(caseId)
  const task = state?.tasks.find((one) => one.taskId === taskId)
  if (state === undefined || story === undefined || task === undefined) return plan(life, caseId)
  const step = planned.get(taskId)?.steps ?? 0
  const scene: Scene = { ...life, story, state, task, step, now: system.now() }
  const next = COURSES[task.kind](scene)
  if (next === undefined || leavesUndone(life, scene))
    return void planned.set(taskId, { steps: step, waits: false })
  await carryOut(life, caseId, taskId, next)
}

/** Somebody does something about a task, unless it has ended meanwhile. */
async function carryOut(
  life: Life,
  caseId: string,
  taskId: string,
  deed: Deed,
  beside = false,
): Promise<void> {
  const { system, planned, refused } = life
  const state = await system.deps.store.loadCase(caseId)
  const task = state?.tasks.find((one) => one.taskId === taskId)
  if (state === undefined || task === undefined) return plan(life, caseId)
  const done = await doIt(life, state, taskId, deed)
  if (!beside) planned.set(taskId, { steps: (planned.get(taskId)?.steps ?? 0) + 1, waits: false })
  if (done !== undefined) {
    refused.push(`${task.kind} ${JSON.stringify(deed)}: ${done}`)
    return
  }
  await system.settle(caseId)
  await plan(life, caseId)
}

/** @returns why it was refused, if it was */
async function doIt(life: Life, state: CaseState, taskId: string, deed: Deed): Promise<string | undefined> {
  const { deps } = life.system
  const cause = causeOf(deed.who)
  if ('act' in deed) {
    const acted = await actOnCase(deps, state.case.caseId, deed.act, cause)
    return acted.ok ? undefined : acted.error.message
  }
  const outcome = 'outcome' in deed ? deed.outcome : await callNext(life, state, deed)
  if (outcome === undefined) return 'Nobody is left to call.'
  const recorded = await recordOutcome(deps, taskId, outcome, cause)
  return recorded.ok ? undefined : recorded.error.message
}

/** The call to the next reporter of a case who was not called in this round. */
async function callNext(life: Life, { case: of }: CaseState, deed: Extract<Deed, { call: unknown }>) {
  const { deps } = life.system
  for (const reportId of await allOf((cursor) => deps.store.reportsOfCase(of.caseId, cursor))) {
    const report = await deps.store.loadReport(reportId)
    const called = report?.callBacks.some(({ round }) => round === of.round)
    if (report?.status !== 'joined' || !report.reachable || called) continue
    await lookUp(life, { caseId: of.caseId, reportId }, 'call-back')
    return deed.call(reportId)
  }
  return undefined
}
