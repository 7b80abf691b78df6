import * as z from 'zod'
import { APPEALS } from '../../appeal.ts'
import { instant } from '../../clock/calendar.ts'
import { END_GROUNDS, TERMINATION_GROUNDS } from '../../grounds.ts'
import { PROCESSINGS } from '../../pack/limits-table.ts'
import { counters } from './counters.ts'
import { sameBy } from './duplicate-key.ts'
import { place } from './place.ts'
import { plan } from './plan.ts'
import { sensitive } from './sensitive.ts'
import { supervision } from './supervision.ts'
import { CHECK_WAYS, task } from './task.ts'
import { OUTCOMES, STAGES, WHOSE } from './transitions.ts'
import { waitsFor } from './waits-for.ts'

const count = z.number().int().nonnegative()
const round = z.number().int().positive()

/** Where the machine and the case stand to each other. At most one stage is open at a time. */
export const position = z.discriminatedUnion('at', [
  /** A run was ordered and enters at this stage; the machine has not opened it yet. */
  z.object({ at: z.literal('entering'), run: round, enterAt: z.enum(STAGES) }),
  /** A stage is open and people act in it. */
  z.object({ at: z.literal('in'), run: round, visit: round, stage: z.enum(STAGES), openedAt: instant }),
  /** The stage has its outcome; the machine is to be told. */
  z.object({
    at: z.literal('leaving'),
    run: round,
    visit: round,
    stage: z.enum(STAGES),
    outcome: z.enum(OUTCOMES),
    resolvedAt: instant,
  }),
])
export type Position = z.infer<typeof position>

/** 承诺整改: somebody who is no party promises to put it right by a date. */
export const promise = z.object({ until: instant, madeAt: instant, keptAt: instant.optional() })

/** 吹哨: the leader calls parties; they report in (报到). */
export const whistle = z.object({
  /** From the pack's list of grounds. */
  ground: z.string().min(1),
  mode: z.enum(['online', 'on-site']),
  blownAt: instant,
  reportInBy: instant,
  /** When the parties met; who had not reported in by then was absent. */
  heldAt: instant.optional(),
  called: z.array(z.object({ party: z.string(), reportedInAt: instant.optional() })).min(1),
})
export type Whistle = z.infer<typeof whistle>

/** 挂账: what would end it, and what the public is told meanwhile. */
const parking = z.object({ endsWhen: z.string(), publicWords: z.string() })

/** By what a proposal is named; those stored before they were numbered have none of their own. */
const number = count.default(0)

/** What the leader proposes and the centre's head countersigns: to park (挂账) or to explain (解释说明). */
export const proposal = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('park'),
    number,
    reviewAt: instant,
    ...parking.partial().shape,
    proposedBy: z.string(),
  }),
  z.object({ to: z.literal('explain'), number, proposedBy: z.string() }),
  /** To end on a listed ground, until somebody else seconds it. */
  z.object({ to: z.literal('end'), number, ground: z.enum(END_GROUNDS), proposedBy: z.string() }),
])

/** 对诉求人的延期、暂缓: that it was put off, until when, and what the public is told of it; told as granted, where nobody said more. */
export const postponement = z.object({
  kind: z.enum(['extended', 'parked']),
  at: instant,
  until: instant,
  words: z.string().optional(),
})
export type Postponement = z.infer<typeof postponement>

/** So many are kept: what was put off before that is told in the events. */
export const POSTPONEMENTS_KEPT = 10

/** 移送后退回: it was passed on to another body (a door of the pack), which sent it back. */
export const away = z.object({ to: z.string(), from: instant, until: instant })

/** So many absences are kept: what was before is told in the events. */
export const AWAY_KEPT = 10

/** 挂账期间: when it was parked, and in which visit of the machine. */
export const timeParked = z.object({ from: instant, until: instant, visit: count })
export type TimeParked = z.infer<typeof timeParked>

/** So many are kept: what was before is told in the events. */
export const TIMES_PARKED_KEPT = 10

/** Why a case was referred to its leader: by which rule, on which facts. */
export const referral = z.object({
  rule: z.string().min(1),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  at: instant,
})

/** How a case ends. Only `archived` was closed, followed up and kept as a precedent. */
export const CASE_ENDINGS = ['archived', 'rejected', 'transferred', 'merged', 'ended'] as const

function makeCaseRecord() {
  const caseBase = {
    schemaVersion: z.literal(1),
    caseId: z.string().min(1),
    jurisdiction: z.string().min(1),
    /** The pack version the case was opened under. */
    packVersion: z.number().int().positive(),
    /** Grows by one with every change; every write is conditioned on it. */
    version: count,
    /** Number of the last event of this case, without gaps; with the hash it ends in. */
    sequence: count,
    chainHash: z.string(),
    run: round,
    openedAt: instant,
    place,
    /** How its first report begins, without personal data: by that it is told from others in a list. */
    firstWords: z.string().max(60).optional(),
    /** 派遣说明, as it was drafted of the report's words without personal data, until a dispatcher has sent the case out. */
    instructionDraft: z.string().max(600).optional(),
    /** 派遣说明: what the parties are told of the trouble. */
    instruction: z.string().optional(),
    matter: z.string().min(1),
    condition: z.string().min(1),
    /** 处理类型; 一般 unless another was named or granted. */
    processing: z.enum(PROCESSINGS).exclude(['general']).optional(),
    appeal: z.enum(APPEALS),
    emergency: z.boolean(),
    /** The report that opened it: whom the first call is to. Not known of cases from before it was kept. */
    openedBy: z.string().min(1).optional(),
    /** The duty officer and the leader were told of the emergency. */
    alarmRaised: z.boolean().optional(),
    /** How far up the alarm has been rung, and whether a person has answered it. */
    alarmRung: count.optional(),
    alarmAnswered: z.boolean().optional(),
    /** The first report rang the duty officer: nobody known says that it is an emergency. */
    alarm: z.boolean().optional(),
    /** How many emergencies and alarms of joined reports have been taken notice of. */
    emergenciesSeen: count.optional(),
    alarmsSeen: count.optional(),
    /** The matter was guessed from words, and no person has chosen it since: nobody is sent out by it. */
    matterGuessed: z.boolean().optional(),
    /** Who said what the case is, of the staff or a system: a correction counts against him. Nobody where a reporter or the words did. */
    filedBy: z.string().optional(),
    /** How often it was corrected (更正). */
    corrections: count.optional(),
    /** The system that the first report came from, which is told how an emergency goes. */
    upstream: z.object({ system: z.string(), reference: z.string() }).optional(),
    whose: z.enum(WHOSE),
    /** The reporter was already spoken to: when the report was taken, or by a call since. */
    confirmedInPerson: z.boolean(),
    /** 主责单位先行联系: by the pack the first call is the lead's, and still owed. */
    leadCalls: z.literal(true).optional(),
    /** Nobody can be called: whoever told of it gave no number. */
    reporterless: z.boolean(),
    /** Found by the centre itself: goes on when every report was withdrawn. */
    foundByCentre: z.boolean(),
    /** Which round of calling the reporters it is: one more each time the case leaves its follow-up unsettled. */
    round,
    /** Since when that round runs; of the first, since the case was opened. */
    roundSince: instant.optional(),
    referred: z.boolean(),
    /** Where the referral stands: with the grid leader, the street or the district. */
    step: z.enum(['grid', 'street', 'district']),
    referrals: z.array(referral).max(50),
    lead: z.string().optional(),
    /** Who is to lead instead, by the ruling that accepted the lead's return; until somebody leads again. */
    suggestedLead: z.string().optional(),
    cooperating: z.array(z.string()),
    /** 被反映对象: the parties that the reports are about. */
    subjects: z.array(z.string()).max(5).optional(),
    /** Parties whose work no check has judged yet: the next one does, and nobody of them makes it. */
    judged: z.array(z.string()),
    /** When the reporter was called in vain before the case was accepted. */
    attempts: z.array(instant).max(60),
    /** In follow-up: which reports have been settled in this round, by calling or after attempts in vain. */
    called: z.object({ settled: count, unsolved: count }),
    promise: promise.optional(),
    whistle: whistle.optional(),
    plan: plan.optional(),
    proposal: proposal.optional(),
    supervision: supervision.optional(),
    /** By when another authority wants its answer, the earliest of the reports that stand: only that authority moves it. */
    upstreamDue: instant.optional(),
    /** 对外说明: the words that were signed with the last parking, in which an interim reply is given. */
    interimWords: z.string().optional(),
    /** 阶段性答复: the words for the public that its reporters were told last while it was parked. */
    interim: z.object({ at: instant, words: z.string() }).optional(),
    parkedUntil: instant.optional(),
    parking: parking.optional(),
    /** What a reporter feels of it, the latest last. */
    postponed: z.array(postponement).max(POSTPONEMENTS_KEPT).optional(),
    /** When it was with other bodies that sent it back. */
    away: z.array(away).max(AWAY_KEPT).optional(),
    /** When it was parked: so much time is given back to what its reports are owed. */
    timesParked: z.array(timeParked).max(TIMES_PARKED_KEPT).optional(),
    /** How often it was parked. */
    parkings: count.optional(),
    /** How the last check on site ended, or on which ground none was made. */
    closure: z.enum(['checked', 'answered', 'explained', 'no-site']).optional(),
    /** 非现场核查: how it is checked, or was last, where nobody looks on site. */
    checkedBy: z.enum(CHECK_WAYS).exclude(['site']).optional(),
    /** 必须现场核查: whatever its matter says. A hazard is there, or another way of checking left it open. */
    seeOnSite: z.literal(true).optional(),
    failedReinspections: count,
    returns: count,
    /** Returns that were dispatch's own error. */
    dispatchErrors: count.optional(),
    /** Parties that said "not ours" and were right. */
    returners: z.array(z.string()),
    brokenPromises: count,
    /** How often the lead said that conditions are lacking. */
    conditionsLacking: count.optional(),
    /** A reporter said that it is not solved: from then on the heads of the units take part. */
    withHead: z.boolean().optional(),
    /** What a reporter said last who is not content, without personal data: it stands before whoever decides next (再次处置). */
    unsolved: z.object({ at: instant, round, report: z.string(), words: z.string().optional() }).optional(),
    /** How often reporters rang again while it was worked on (来电催问). */
    inquiries: count.optional(),
    /** How often a reporter said that it is not solved, and the case was taken up again for it. */
    notContent: count,
    /** Number of the last task; task ids are never used twice. */
    tasks: count,
    /** How many joins of reports the stages have taken notice of. */
    joinsSeen: count,
    /** How many supplements of other authorities it has taken notice of. */
    supplementsSeen: count.optional(),
    /** By what a further report is of this case for certain; cases stored before that was told have none. */
    sameBy: sameBy.optional(),
    /** The duplicate key is not its own: given back on the way to the archive, or another case's when it was reopened. */
    withoutKey: z.boolean().optional(),
    /** 不再重复办理: the ground on which the centre's head ended the follow-up, and how it was explained to the reporter. */
    termination: z
      .object({
        grounds: z.enum(TERMINATION_GROUNDS),
        at: instant,
        publicWords: z.string().optional(),
      })
      .optional(),
    /** 申请不再重复办理: what the centre's head applied for, on which the district has still to decide. */
    terminationAsked: z
      .object({
        grounds: z.enum(TERMINATION_GROUNDS),
        at: instant,
        by: z.string(),
        publicWords: z.string(),
      })
      .optional(),
    /** 敏感案件: why a narrower circle reads it, and since when. */
    sensitive: sensitive.optional(),
    /** What holds it up now, as its tasks say: lists show it without reading any. */
    waitsFor: waitsFor.optional(),
    /** 长效: the case whose place was watched when this one was opened for the same trouble. */
    linkedTo: z.string().optional(),
    /** When the trouble came back since, and before it through the cases that it is linked to. */
    recurrences: z.array(instant).max(100).optional(),
    /** It came back so often that it goes to its leader at once. */
    watchActs: z.boolean().optional(),
    /** 撤销并案: the case that its reports stand with until they have come back, and when it had been merged. */
    takesBack: z.object({ from: z.string(), mergedAt: instant }).optional(),
    /** Set while a technical fault keeps the case from moving. */
    stalled: z.object({ since: instant, error: z.string() }).optional(),
    position,
  }
  return z.discriminatedUnion('status', [
    z.object({ ...caseBase, status: z.literal('open') }),
    z.object({
      ...caseBase,
      status: z.literal('ended'),
      endedAt: instant,
      ending: z.enum(CASE_ENDINGS),
      /** The reason or ground from the list, the door it was transferred to, or the case it was merged into. */
      reference: z.string().optional(),
      /** Of a transfer: when the other body took it on, who said so, under which number it is there. */
      takenOn: z.object({ at: instant, by: z.string(), reference: z.string().optional() }).optional(),
      /** Of a rejection: the door of the pack the reporter was sent to. */
      door: z.string().optional(),
      watchUntil: instant.optional(),
    }),
  ])
}
let made: ReturnType<typeof makeCaseRecord> | undefined

/** A case (案件): the trouble at one place, from opening to archive. Made when first asked for: intake loads it and reads none. */
export const caseRecord = (): ReturnType<typeof makeCaseRecord> => {
  made ??= makeCaseRecord()
  return made
}
export type Case = z.infer<ReturnType<typeof caseRecord>>

/**
 * What a decision reads: the case, its open tasks, and the counters of its reports (kept without version, so that many
 * reports may join at once).
 */
export const caseState = z.object({
  case: z.lazy(caseRecord),
  tasks: z.array(task),
  counters,
})
export type CaseState = z.infer<typeof caseState>
