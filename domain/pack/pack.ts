import * as z from 'zod'
import { APPEALS } from '../appeal.ts'
import { ownDay, workingHours } from '../clock/calendar.ts'
import { limit } from '../clock/limit.ts'
import type { Label } from '../label.ts'
import { answerWords } from './answers.ts'
import { appealRules } from './appeals.ts'
import { type Door, doors } from './doors.ts'
import { ladder } from './ladder.ts'
import { condition, type Limits, limitsUnder, type Processing } from './limits-table.ts'
import { replyApproval } from './reply-approval.ts'

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A code is lower-case letters, digits and dashes.')
const named = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** Kinds of 承办单位. */
export const PARTY_KINDS = ['department', 'property-firm', 'residents-committee', 'contractor'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

/** What the kinds of party are called. */
export const PARTY_KIND_LABELS: Readonly<Record<PartyKind, Label>> = {
  department: { zh: '部门', en: 'department' },
  'property-firm': { zh: '物业', en: 'property firm' },
  'residents-committee': { zh: '居委', en: "residents' committee" },
  contractor: { zh: '第三方', en: 'contractor' },
}

/** The kinds of party that look after a place (属地单位). */
export const LOCAL_KINDS = ['property-firm', 'residents-committee'] as const satisfies readonly PartyKind[]
export type LocalKind = (typeof LOCAL_KINDS)[number]

/** Digits, with dashes or spaces between them, and an extension. */
export const TELEPHONE = /^\d[\d -]{3,24}(转\d{1,6})?$/

/** 承办单位: whoever can be given a task. One without account has a steward who records for it (代录). */
export const party = z.object({
  code,
  name: named,
  aliases: z.array(z.string()).default([]),
  kind: z.enum(PARTY_KINDS),
  steward: code.optional(),
  /** 值班电话: the party's own number, at which a leader calls it. Nobody's private one. */
  phone: z.string().regex(TELEPHONE).optional(),
})
export type Party = z.infer<typeof party>

const ring = z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])).min(4)

/** 网格: an area with a leader; its people carry its code in their sign-in. */
export const grid = z.object({
  code,
  name: named,
  /** 网格编码: its fifteen digits in the city's list. */
  number: z
    .string()
    .regex(/^\d{15}$/, 'The number of a grid has fifteen digits.')
    .optional(),
  /** Its polygons, each an outer ring and its holes, in WGS-84 degrees (longitude, latitude). */
  area: z.array(z.array(ring).min(1)).optional(),
})
export type Grid = z.infer<typeof grid>

/** 场所类型: a kind of place, with the words by which a place is guessed to be one. */
export const placeKind = z.object({ code, name: named, words: z.array(z.string().min(1)).default([]) })

/** A known place of the jurisdiction, with the words people call it by. */
export const knownPlace = z.object({
  code,
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  grid: code,
  /** What kind of place it is; left out, its name decides. */
  kind: code.optional(),
  /** A spot is one place, where reports of one trouble meet; a stretch of road only tells the grid. */
  extent: z.enum(['spot', 'stretch']).optional(),
  /** The numbers of houses at a road that belong to it. */
  numbers: z
    .object({
      road: z.string().min(1),
      from: z.number().int().positive(),
      to: z.number().int().positive(),
      side: z.enum(['odd', 'even']).optional(),
    })
    .optional(),
  /** 属地单位: the property firm and the residents' committee that look after it. */
  parties: z.array(code).optional(),
})
export type KnownPlace = z.infer<typeof knownPlace>

/**
 * 核查方式: how a closure is checked. By somebody on site, by telephone, or by the documents that the work left; or by lot
 * (抽查): of so many in a hundred on site, of the others by documents.
 */
const CLOSURE_CHECKS = ['site', 'telephone', 'documents', 'lot'] as const
const closureCheck = z.discriminatedUnion('by', [
  z.strictObject({ by: z.enum(CLOSURE_CHECKS).exclude(['lot']) }),
  z.strictObject({ by: z.literal('lot'), share: z.number().int().min(1).max(99) }),
])
export type ClosureCheck = z.infer<typeof closureCheck>

/** 长效: a new report at a watched place goes to the leader from the n-th on within so many days; 1 is at once. */
const watch = z.strictObject({
  from: z.number().int().min(1).max(99),
  withinDays: z.number().int().min(1).max(3_650),
})
export type WatchRule = z.infer<typeof watch>

/** 事项: a kind of trouble from the one merged list, with its filing conditions (立案条件) and their limits. */
export const matter = z.object({
  code,
  name: named,
  kind: z.enum(['component', 'event']),
  major: z.string().min(1),
  minor: z.string().min(1),
  /** Words that speak for it, and words that speak against it though others speak for it. */
  keywords: z.array(z.string()).default([]),
  against: z.array(z.string()).optional(),
  /** Whether there is a place to go to: without a site nothing is reinspected on site. */
  site: z.boolean(),
  /** Goes to the grid leader at once. */
  complex: z.boolean().default(false),
  /** An emergency by itself, once a person has named it; with the doors that are called first (110, 119, 120, a utility). */
  emergency: z.strictObject({ call: z.array(code).min(1).max(5) }).optional(),
  /** Who leads; `sure` sends it there without a dispatcher. */
  route: z
    .object({
      lead: code,
      /** Leads in the place of `lead` where the place has such a party. */
      leadOfPlace: z.enum(LOCAL_KINDS).optional(),
      cooperating: z.array(code).default([]),
      /** Cooperate as well, where the place has them. */
      cooperatingOfPlace: z.array(z.enum(LOCAL_KINDS)).optional(),
      sure: z.boolean().default(false),
    })
    .optional(),
  /** How it is checked that the trouble is gone (核查方式); on site where nothing is said. */
  closureCheck: closureCheck.optional(),
  /** When the watch (长效) after an archive acts; at once where nothing is said. */
  watch: watch.optional(),
  /** The first is that of a case nobody has looked at yet. */
  conditions: z.array(condition).min(1),
})
export type Matter = z.infer<typeof matter>

/** 常用答复: words that a reply may be drafted from. */
export const answer = z.object({
  code,
  name: named,
  /** For these matters and kinds of appeal only; for all where none is named. */
  matters: z.array(code).default([]),
  appeals: z.array(z.enum(APPEALS)).default([]),
  text: answerWords,
})
export type Answer = z.infer<typeof answer>

/** A system of the district that may send in reports, and report outcomes for the parties it belongs to. */
export const system = z.object({
  source: z.string().regex(/^district\.[a-z0-9-]{1,60}$/, 'A source is called district.<name>.'),
  parties: z.array(code).default([]),
  /** The doors it speaks for: that what was transferred there has been taken on. */
  doors: z.array(code).default([]),
})
export type System = z.infer<typeof system>

/** What differs from city to city and is decided by nobody in code. */
export const policy = z.object({
  firstContact: limit,
  /** 由谁先行联系: the centre, unless it is left to whoever leads (for what was taken in by staff or another authority). */
  firstContactBy: z.enum(['centre', 'lead']).optional(),
  ...appealRules,
  /** 办结审核: who approves a reply before it leaves. */
  replyApproval,
  decide: limit,
  /** By when the centre's head reports back on a case under supervision (督办), unless the district sets a date. */
  supervision: limit,
  followUp: z.object({
    /** The call comes not before this has passed since closing. */
    after: limit,
    within: limit,
    /** Attempts at different hours before a reporter counts as unreachable. */
    attempts: z.number().int().positive(),
    /** Rounds a reporter may say "unsolved" before the centre's head may end it (终结). */
    rounds: z.number().int().positive(),
  }),
  /** How soon the duty officer and the leader take note of an emergency (应急告知). */
  takeNote: limit,
  /** By when leader and duty officer decide an emergency that nobody leads. */
  decideUrgent: limit,
  /** 再次处置: what a party has after a reporter said "unsolved", its head taking part. */
  handleAgain: limit,
  /** 审核时限: by when what was asked for is ruled on, by whoever has to; and what the district has for a consent. */
  rulings: z.object({
    return: limit,
    objection: limit,
    extension: limit,
    processing: limit,
    proposal: limit,
    /** On a single report: that it ends, and a longer limit for its reply. */
    report: limit,
    consent: limit,
    /** In an emergency, whatever was asked for. */
    emergency: limit,
    /** How long a ruling is late before it goes to the next desk (值班长 → 中心主任 → 分管领导). */
    climbAfter: limit,
  }),
  contactAttempts: z.number().int().positive(),
  /** A return (退单) is asked for within this, from the sending of the task; signing for it starts nothing anew. */
  returnWithin: limit,
  /**
   * What is left at the least when a due time is told anew (更正后至少留出): the whole new limit, where that is shorter. Never
   * past the limit of another authority.
   */
  toldAhead: limit,
  /** Shares of a limit, in per cent, at which whoever owes the task is warned (临期预警). */
  warnAt: z.array(z.number().int().min(1).max(99)).max(5),
  /** When cases are raised, and to whom. Being overdue alone only urges. */
  ladder,
  watchDays: z.number().int().positive(),
})
export type Policy = z.infer<typeof policy>

/** 辖区包: one jurisdiction's configuration. */
export const pack = z
  .object({
    jurisdiction: code,
    version: z.number().int().positive(),
    name: named,
    /** 训练: a street to practise in. It is told on every page, and no system of the district has a part in it. */
    practice: z.literal(true).optional(),
    hours: workingHours,
    /** Days that differ from the country's calendar. */
    days: z.array(ownDay).default([]),
    grids: z.array(grid).min(1),
    parties: z.array(party).min(1),
    /** The more telling kind first: a school at a road is a school. */
    placeKinds: z.array(placeKind).default([]),
    places: z.array(knownPlace),
    matters: z.array(matter).min(1),
    answers: z.array(answer).default([]),
    systems: z.array(system).default([]),
    ...doors,
    /**
     * On which grounds a leader blows the whistle (吹哨). `several-departments`, `conditions-lacking` and `emergency` are
     * suggested by why a case came to its leader; any other the leader chooses.
     */
    whistleGrounds: z.array(z.object({ code, name: named })).min(1),
    /** The matter of a report that nothing tells apart. */
    unsortedMatter: code,
    /** The grid whose leader takes what cannot be placed. */
    fallbackGrid: code,
    policy,
  })
  .superRefine((value, context) => {
    const known = {
      party: new Set(value.parties.map((one) => one.code)),
      grid: new Set(value.grids.map((one) => one.code)),
      matter: new Set(value.matters.map((one) => one.code)),
      'kind of place': new Set(value.placeKinds.map((one) => one.code)),
      door: new Set(value.doors.map((one) => one.code)),
    }
    const need = (kind: keyof typeof known, wanted: string, path: (string | number)[]) => {
      if (!known[kind].has(wanted))
        context.addIssue({ code: 'custom', path, message: `The ${kind} ${wanted} is not in this pack.` })
    }
    value.parties.forEach((one, i) => {
      if (one.steward !== undefined) need('party', one.steward, ['parties', i, 'steward'])
    })
    value.places.forEach((one, i) => {
      need('grid', one.grid, ['places', i, 'grid'])
      if (one.kind !== undefined) need('kind of place', one.kind, ['places', i, 'kind'])
      for (const wanted of one.parties ?? []) need('party', wanted, ['places', i, 'parties'])
    })
    value.answers.forEach((one, i) => {
      for (const wanted of one.matters) need('matter', wanted, ['answers', i, 'matters'])
    })
    value.systems.forEach((one, i) => {
      for (const wanted of one.parties) need('party', wanted, ['systems', i, 'parties'])
      for (const wanted of one.doors) need('door', wanted, ['systems', i, 'doors'])
    })
    value.matters.forEach((one, i) => {
      for (const wanted of one.route === undefined ? [] : [one.route.lead, ...one.route.cooperating])
        need('party', wanted, ['matters', i, 'route'])
      const { lead, cooperating } = one.route ?? { cooperating: [] }
      if (value.parties.some(({ code, kind }) => code === lead && kind === 'contractor'))
        context.addIssue({
          code: 'custom',
          path: ['matters', i, 'route', 'lead'],
          message: 'A contractor never leads: name the public body it works for, and let it cooperate.',
        })
      if (new Set([lead, ...cooperating]).size <= cooperating.length)
        context.addIssue({
          code: 'custom',
          path: ['matters', i, 'route', 'cooperating'],
          message: 'A route names each party once: its lead, or among those that cooperate.',
        })
    })
    value.matters.forEach((one, i) => {
      if (!one.site && (one.closureCheck?.by === 'site' || one.closureCheck?.by === 'lot'))
        context.addIssue({
          code: 'custom',
          path: ['matters', i, 'closureCheck'],
          message: 'Where there is no site, nobody checks on site: by telephone or by documents only.',
        })
      if (one.watch !== undefined && one.watch.withinDays > value.policy.watchDays)
        context.addIssue({
          code: 'custom',
          path: ['matters', i, 'watch', 'withinDays'],
          message: 'A place is watched for policy.watchDays: what comes later is not counted.',
        })
      for (const wanted of one.emergency?.call ?? [])
        need('door', wanted, ['matters', i, 'emergency', 'call'])
    })
    for (const routes of ['legalRoutes', 'remedies', 'reportDoors'] as const)
      for (const [ground, wanted] of Object.entries(value[routes])) need('door', wanted, [routes, ground])
    if (value.practice && value.systems.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['systems'],
        message:
          'Where people practise, no system sends or hears anything: leave systems empty, or practice out.',
      })
    need('matter', value.unsortedMatter, ['unsortedMatter'])
    need('grid', value.fallbackGrid, ['fallbackGrid'])
  })
export type Pack = z.infer<typeof pack>

/** The door of a code, if the pack has it. */
export const doorOf = (pack: Pack, wanted: string): Door | undefined =>
  pack.doors.find((one) => one.code === wanted)

/** The matter of a code. @throws Error when the pack does not know it: a case never carries an unknown matter. */
export function matterOf(pack: Pack, wanted: string): Matter {
  const found = pack.matters.find((one) => one.code === wanted)
  if (found === undefined) throw new Error(`The pack ${pack.jurisdiction} has no matter ${wanted}.`)
  return found
}

/**
 * The limits of a matter under a filing condition and a processing type; emergencies have their own.
 * @throws Error for a combination that the pack does not have
 */
export function limitsOf(
  pack: Pack,
  matterCode: string,
  conditionCode: string,
  emergency: boolean,
  processing: Processing = 'general',
): Limits {
  const found = matterOf(pack, matterCode).conditions.find((one) => one.code === conditionCode)
  if (found === undefined)
    throw new Error(`The matter ${matterCode} has no filing condition ${conditionCode}.`)
  const limits = limitsUnder(found, processing, emergency)
  if (limits === undefined)
    throw new Error(
      `The condition ${conditionCode} of the matter ${matterCode} has no limits for ${processing}.`,
    )
  return limits
}
