import * as z from 'zod'
import { APPEALS } from '../../appeal.ts'
import { instant } from '../../clock/calendar.ts'
import { REPORT_GROUNDS } from '../../grounds.ts'
import { HOUSE } from '../../people/house.ts'
import { CHANNELS } from './channels.ts'
import { DUTIES, owed } from './owed.ts'
import { reference } from './reference.ts'

/** One call back (回访): solved and satisfied are asked apart. */
export const callBack = z.object({
  round: z.number().int().positive(),
  at: instant,
  by: z.string(),
  result: z.discriminatedUnion('reached', [
    z.object({
      reached: z.literal(true),
      solved: z.boolean(),
      satisfied: z.enum(['satisfied', 'basically', 'dissatisfied', 'not-said']),
    }),
    z.object({ reached: z.literal(false) }),
  ]),
})
export type CallBack = z.infer<typeof callBack>

/** How a report came from one case to another: as its case was merged, as that was undone (撤销并案), or split off by itself (拆分). */
export const MOVES = ['merged', 'taken-back', 'split'] as const
export type MoveOfReport = (typeof MOVES)[number]

/** Ways in which a reply goes out that somebody records for one report. */
export const RECORDED_REPLIES = ['phone', 'message', 'letter', 'in-person', 'to-system'] as const
/** How a report was answered: in the first call, by the call back (or that in vain), or as somebody recorded. */
const REPLIES = ['first-contact', 'call-back', 'unreachable', ...RECORDED_REPLIES] as const

const reportBase = {
  schemaVersion: z.literal(1),
  reportId: z.string().min(1),
  trackingCode: z.string().min(1),
  jurisdiction: z.string().min(1),
  version: z.number().int().nonnegative(),
  sequence: z.number().int().nonnegative(),
  chainHash: z.string(),
  channel: z.enum(CHANNELS),
  appeal: z.enum(APPEALS),
  receivedAt: instant,
  /** Taken in person: the reporter was spoken to when the report was taken. */
  confirmedInPerson: z.boolean(),
  /** It tells of an emergency, and is believed: staff or a trusted channel say so. */
  emergency: z.boolean(),
  /** Somebody whom nobody knows says that it is one: the duty officer calls or looks first. */
  alarm: z.literal(true).optional(),
  /** Staff or a trusted system said what is in it, not the reporter for himself. */
  byStaff: z.literal(true).optional(),
  /** The matter somebody named, if anybody did. */
  matter: z.string().optional(),
  /** 部件编码: the component that it is about, as its plate says. */
  component: reference.optional(),
  /** The device that raised the alarm, as its own system numbers it. */
  device: reference.optional(),
  /** Who of the staff, or which system, named it: a correction counts against him. */
  filedBy: z.string().optional(),
  point: z.object({ lat: z.number(), lng: z.number(), datum: z.enum(['WGS-84', 'GCJ-02']) }).optional(),
  /** The system the report came from, where the reply goes. */
  source: z.object({ system: z.string(), reference: z.string() }).optional(),
  /** By when the authority that sent it in wants its answer: it stands beside what we owe, and only that authority moves it. */
  upstreamDue: instant.optional(),
  /** Who may know who reported, where that is not whoever calls. */
  privacy: z.enum(['confidential', 'anonymous']).optional(),
  /** What was given as a phone number is none for sure: whoever calls has to make it out. */
  phoneUnclear: z.literal(true).optional(),
  /** The case that it is to join, and who chose that when it was taken in. */
  joins: z.object({ caseId: z.string(), chosenBy: z.string() }).optional(),
  /** The merged cases by which it came to its case, the first of them first: if that is undone, it goes back there. */
  through: z.array(z.string()).max(50).optional(),
  /** The cases that it was split off from: place and matter alone bring it back to none of them. */
  apartFrom: z.array(z.string()).max(20).optional(),
  /** How and when it came from one case to another: its reporter is told of each once. */
  moves: z
    .array(z.object({ how: z.enum(MOVES), at: instant }))
    .max(50)
    .optional(),
  /** People of the house whom it is about, as its reporter says. */
  about: z.enum(HOUSE).optional(),
  /** Whether somebody can be called: a number was given, by whatever channel. */
  reachable: z.boolean(),
  /** By when it is to be contacted and answered; set when it joins a case. */
  owed: owed.optional(),
  /** Blind index of the number to call: reports of one number in a case are one person's, who is called once. */
  caller: z.string().optional(),
  /** It opened its case: the call by which the case is taken in is its own first contact. */
  opened: z.literal(true).optional(),
  /** When its reporter was first spoken to, as far as that was recorded for this report. */
  contactedAt: instant.optional(),
  /** When the attempts to speak to its reporter had been in vain often enough. */
  unreachedAt: instant.optional(),
  /** Hashes of what the authority that sent it in told since: the same again is known. */
  supplements: z.array(z.string()).max(50).optional(),
  /** How often its reporter rang again while it was worked on (来电催问). */
  inquiries: z.number().int().nonnegative().optional(),
  /** When its source had its reply, and how. */
  replied: z.object({ at: instant, how: z.enum(REPLIES) }).optional(),
  /** 延期: the longer reply limit of what is complex, as it was asked for and ruled on. */
  extension: z
    .object({
      state: z.enum(['asked', 'refused', 'granted']),
      at: instant,
      by: z.string(),
      /** What its reporter is told of it. */
      words: z.string().optional(),
    })
    .optional(),
  /** 答复: the words for its reporter, until somebody has approved them, and from then on. */
  answer: z
    .object({
      state: z.enum(['asked', 'approved']),
      words: z.string().min(1).max(2_000),
      at: instant,
      by: z.string(),
    })
    .optional(),
  /** That it ends was asked for, on which ground, and waits for somebody's ruling. */
  endAsked: z
    .object({ ground: z.enum(REPORT_GROUNDS), door: z.string().optional(), at: instant, by: z.string() })
    .optional(),
  /** 临期预警: the moments at which shares of what it is owed will have run, those still to come. */
  warnings: z
    .array(z.object({ duty: z.enum(DUTIES), at: instant, share: z.number().int().positive() }))
    .max(10)
    .optional(),
  /** When another body took its case on, which owes from then on what was owed here. */
  passedOnAt: instant.optional(),
  /** Duties of which it was recorded that their due time has passed. */
  overdue: z.array(z.enum(DUTIES)).optional(),
  callBacks: z.array(callBack).max(30),
  /** Calls back in vain, by the round they belong to. */
  attempts: z.array(z.object({ round: z.number().int().positive(), at: instant })).max(60),
}

/** A report (诉求): one person's or device's account, through one channel, with its own receipt and reply. */
export const report = z.discriminatedUnion('status', [
  z.object({ ...reportBase, status: z.literal('received') }),
  z.object({ ...reportBase, status: z.literal('joined'), caseId: z.string(), joinedAt: instant }),
  z.object({
    ...reportBase,
    status: z.literal('withdrawn'),
    caseId: z.string().optional(),
    withdrawnAt: instant,
  }),
  /**
   * The centre ended it by itself, while its case may go on: on which ground, and where its reporter is sent. What is for the
   * discipline office ends as it comes in, and has no case.
   */
  z.object({
    ...reportBase,
    status: z.literal('ended'),
    caseId: z.string().optional(),
    endedAt: instant,
    ground: z.enum(REPORT_GROUNDS),
    door: z.string().optional(),
  }),
])
export type Report = z.infer<typeof report>
/** A report that stands with a case. */
export type Joined = Extract<Report, { status: 'joined' }>

/** What the reporter wrote, kept apart so that it can be erased without breaking the chain of events. */
export const reportText = z.object({ description: z.string(), place: z.string(), salt: z.string() })
export type ReportText = z.infer<typeof reportText>

/** Who reported: personal data, encrypted at rest field by field, never on the bus. */
export const person = z.object({
  name: z.string().min(1).max(100).optional(),
  phone: z.string().min(1).max(100).optional(),
})
export type Person = z.infer<typeof person>
