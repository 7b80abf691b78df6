import * as z from 'zod'
import { type Instant, instant } from '../clock/calendar.ts'
import type { Pack } from '../pack/pack.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { err, ok, type Result } from '../result.ts'
import { text } from '../text.ts'
import type { Actor } from './actor.ts'
import { may, postedTo } from './rights.ts'
import { STAFF_ROLES } from './roles.ts'
import { MAX_POSTINGS, type Posting, type StaffMember } from './staff.ts'

const of = <const Name extends string, Shape extends z.ZodRawShape>(action: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape })
const id = z.string().min(1).max(128)
const code = z.string().min(1).max(40)

/** What is done about people: each is about one of them. */
export const staffAction = z.discriminatedUnion('action', [
  /**
   * Somebody joins. Where a pool of ours vouches for people it makes the account; else the id at the issuer is named, or is
   * learnt when they first sign in.
   */
  of('add', {
    account: z.string().regex(/^[\p{L}\p{N}._@-]{1,60}$/u, 'Letters, digits and . _ @ - only.'),
    name: text(60),
    id: id.optional(),
  }),
  of('rename', { id, name: text(60) }),
  of('post', {
    id,
    role: z.enum(STAFF_ROLES),
    grid: code.optional(),
    party: code.optional(),
    from: instant.optional(),
    until: instant.optional(),
  }),
  of('end-posting', { id, postingId: z.string().min(1).max(80), until: instant.optional() }),
  of('disable', { id }),
  of('enable', { id }),
])
export type StaffAction = z.infer<typeof staffAction>

/** What deciding about people is given beside them. */
export type StaffContext = {
  readonly who: Actor
  readonly now: Instant
  readonly pack: Pick<Pack, 'jurisdiction' | 'grids' | 'parties'>
}

/** Why somebody may not look after these people: only administrators of the street, and never after themselves. */
export function mayLookAfter(who: Actor, jurisdiction: string, personId?: string): Refusal | undefined {
  if (!may(who, 'administer') || who.jurisdiction !== jurisdiction)
    return refusal('not-permitted', 'An administrator of the street looks after its people.')
  return who.id === personId
    ? refusal('own-request', 'Somebody else changes what you may do. Ask another administrator.', 'id')
    : undefined
}

/** Somebody joins, under the id that the account has. */
export const joined = (
  { account, name }: Extract<StaffAction, { action: 'add' }>,
  personId: string,
  { pack }: StaffContext,
): StaffMember => ({
  schemaVersion: 1,
  jurisdiction: pack.jurisdiction,
  id: personId,
  version: 1,
  account,
  name,
  postings: [],
})

/** What somebody's record becomes. @returns why not, where it is refused */
export function changeStaff(
  before: StaffMember,
  action: Exclude<StaffAction, { action: 'add' }>,
  context: StaffContext,
): Result<StaffMember, Refusal> {
  const refused = mayLookAfter(context.who, before.jurisdiction, before.id)
  if (refused !== undefined) return err(refused)
  const member = { ...structuredClone(before), version: before.version + 1 }
  switch (action.action) {
    case 'rename':
      return ok({ ...member, name: action.name })
    case 'disable':
      return ok({ ...member, disabledAt: before.disabledAt ?? context.now })
    case 'enable': {
      const { disabledAt: _, ...enabled } = member
      return ok(enabled)
    }
    case 'post':
      return posted(member, action, context)
    case 'end-posting':
      return ended(member, action, context)
  }
}

/** A leader is posted to a grid, a handler to a party, everybody else to the street. */
function misplaced(
  { role, grid, party }: Pick<Posting, 'role' | 'grid' | 'party'>,
  { pack }: StaffContext,
): Refusal | undefined {
  if ((postedTo(role) === 'grid') !== (grid !== undefined))
    return refusal(
      'grid-unknown',
      'Leaders, deputies and inspectors are posted to a grid, and nobody else.',
      'grid',
    )
  if (grid !== undefined && !pack.grids.some((one) => one.code === grid))
    return refusal('grid-unknown', `There is no grid ${grid} in the pack.`, 'grid')
  if ((postedTo(role) === 'party') !== (party !== undefined))
    return refusal('party-unknown', 'A handler is posted to a party, and nobody else is.', 'party')
  if (party !== undefined && !pack.parties.some((one) => one.code === party))
    return refusal('party-unknown', `There is no party ${party} in the pack.`, 'party')
  return undefined
}

function posted(
  member: StaffMember,
  { role, grid, party, from, until }: Extract<StaffAction, { action: 'post' }>,
  context: StaffContext,
): Result<StaffMember, Refusal> {
  const { who, now } = context
  const place = { role, ...(grid === undefined ? {} : { grid }), ...(party === undefined ? {} : { party }) }
  const refused = misplaced(place, context)
  if (refused !== undefined) return err(refused)
  const begins = from ?? now
  if (until !== undefined && until <= begins)
    return err(refusal('date-past', 'A posting ends after it has begun.', 'until'))
  if (member.postings.length >= MAX_POSTINGS)
    return err(refusal('postings-full', `At most ${MAX_POSTINGS} postings of one person are kept.`))
  // One account acts for one party: its token names no second.
  if (party !== undefined && member.postings.some((one) => isElsewhere(one, party, begins, until)))
    return err(
      refusal('party-unknown', 'They act for another party at that time. End that posting first.', 'party'),
    )
  member.postings.push({
    postingId: `p-${member.version}`,
    ...place,
    from: begins,
    ...(until === undefined ? {} : { until }),
    by: who.id,
    at: now,
  })
  return ok(member)
}

const isElsewhere = (one: Posting, party: string, from: Instant, until: Instant | undefined): boolean =>
  one.party !== undefined &&
  one.party !== party &&
  (until === undefined || one.from < until) &&
  (one.until === undefined || one.until > from)

function ended(
  member: StaffMember,
  { postingId, until }: Extract<StaffAction, { action: 'end-posting' }>,
  { now }: StaffContext,
): Result<StaffMember, Refusal> {
  const found = member.postings.find((one) => one.postingId === postingId)
  if (found === undefined || (found.until !== undefined && found.until <= now))
    return err(refusal('posting-unknown', 'No such posting runs or will run.', 'postingId'))
  const ends = until ?? now
  if (ends < now)
    return err(refusal('date-past', 'What was is not changed: a posting ends now or later.', 'until'))
  // One that never began leaves no trace of having held.
  member.postings =
    ends <= found.from
      ? member.postings.filter((one) => one !== found)
      : member.postings.map((one) => (one === found ? { ...found, until: ends } : one))
  return ok(member)
}
