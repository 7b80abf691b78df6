import * as z from 'zod'
import { type Instant, instant } from '../clock/calendar.ts'
import type { Actor } from './actor.ts'
import { STAFF_ROLES } from './roles.ts'

const code = z.string().min(1).max(40)

/** 任职: who is posted in which role, for which grid or party, from and until. */
export const posting = z.object({
  postingId: z.string().min(1),
  role: z.enum(STAFF_ROLES),
  grid: code.optional(),
  party: code.optional(),
  from: instant,
  /** Left out while nobody has said when it ends. */
  until: instant.optional(),
  by: z.string().min(1),
  at: instant,
})
export type Posting = z.infer<typeof posting>

/** As many postings one person has, past ones among them. */
export const MAX_POSTINGS = 100

/** 人员: somebody of the staff, under the id that their sign-in carries and every event tells. */
export const staffMember = z.object({
  schemaVersion: z.literal(1),
  jurisdiction: code,
  id: z.string().min(1).max(128),
  /** Grows by one with every change; every write is conditioned on it. */
  version: z.number().int().positive(),
  /** What they sign in with. */
  account: z.string().min(1).max(128),
  name: z.string().min(1).max(60),
  /** Since then the account is closed. Postings before it stay told. */
  disabledAt: instant.optional(),
  postings: z.array(posting).max(MAX_POSTINGS),
})
export type StaffMember = z.infer<typeof staffMember>

const holdsAt = ({ from, until }: Posting, at: Instant): boolean =>
  from <= at && (until === undefined || at < until)

/** Where somebody is posted at a moment; nowhere once the account is closed. */
export const postingsAt = ({ postings, disabledAt }: StaffMember, at: Instant): readonly Posting[] =>
  disabledAt !== undefined && disabledAt <= at ? [] : postings.filter((one) => holdsAt(one, at))

/** The postings that held at some time between two moments, as far as the account was open. */
export const postingsWithin = (
  { postings, disabledAt }: StaffMember,
  { begin, end }: { readonly begin: Instant; readonly end: Instant },
): readonly Posting[] =>
  disabledAt !== undefined && disabledAt <= begin
    ? []
    : postings.filter(({ from, until }) => from < end && (until === undefined || until > begin))

/** The id of somebody who has an account at an issuer outside and has not signed in yet. */
export const idUntilSignedIn = (account: string): string => `account:${account}`

/** Somebody who signs in for the first time is from then on known by the id that the sign-in carries. */
export const signedInAs = (before: StaffMember, id: string): StaffMember => ({ ...before, id, version: 1 })

/**
 * Somebody gets another account, under a new id, because the old one is lost: what they are posted to goes on under the new
 * one, and the old one keeps what was.
 */
export function succeeded(
  before: StaffMember,
  id: string,
  now: Instant,
): { readonly member: StaffMember; readonly former: StaffMember } {
  const goesOn = before.postings.filter(({ until }) => until === undefined || until > now)
  return {
    member: {
      ...before,
      id,
      version: 1,
      postings: goesOn.map((one) => ({ ...one, from: one.from > now ? one.from : now })),
    },
    former: { ...before, version: before.version + 1, disabledAt: now },
  }
}

/** Whether a posting of theirs began or ended since a moment. */
export const hasChangedSince = ({ postings }: StaffMember, since: Instant, now: Instant): boolean =>
  postings.some((one) => [one.from, one.until].some((at) => at !== undefined && since < at && at <= now))

/** What those are called who have a desk of a grid at a moment; of the desks of a whole street nobody holds one alone. */
export const holdersOf = (
  people: readonly StaffMember[],
  { role, grid }: { readonly role: string; readonly grid: string },
  at: Instant,
): readonly string[] =>
  people
    .filter((one) => postingsAt(one, at).some((held) => held.role === role && held.grid === grid))
    .map(({ name }) => name)

/** As whom somebody acts by the postings of a moment: what the account is given. */
export function actorAt(member: StaffMember, at: Instant): Actor {
  const held = postingsAt(member, at)
  const party = held.find((one) => one.party !== undefined)?.party
  return {
    id: member.id,
    roles: [...new Set(held.map(({ role }) => role))],
    jurisdiction: member.jurisdiction,
    ...(party === undefined ? {} : { party }),
    grids: [...new Set(held.flatMap(({ grid }) => grid ?? []))],
  }
}
