import * as z from 'zod'
import { instant } from '#domain/clock/calendar.ts'
import { type Posting, posting, type StaffMember } from '#domain/people/staff.ts'

/** Somebody of the staff, with postings as far as they were asked for. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  account: z
    .string()
    .optional()
    .meta({ description: '登录账号 · What they sign in with; for administrators' }),
  disabledAt: instant.optional(),
  postings: z.array(posting),
})

/** Somebody of the staff. @param account whether what they sign in with is told */
export const personView = (
  { id, name, account, disabledAt }: StaffMember,
  postings: readonly Posting[],
  told: { readonly account: boolean },
): z.infer<typeof personSchema> => ({
  id,
  name,
  ...(told.account ? { account } : {}),
  ...(disabledAt === undefined ? {} : { disabledAt }),
  postings: [...postings],
})
