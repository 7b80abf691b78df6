import * as z from 'zod'
import { APPEALS } from '../appeal.ts'
import { limit } from '../clock/limit.ts'

/** Ways to close a case by words alone: an answer at first contact, or an explanation. */
export const WORDED_CLOSINGS = ['answered', 'explained'] as const
export type WordedClosing = (typeof WORDED_CLOSINGS)[number]

const closings = z.array(z.enum(WORDED_CLOSINGS)).max(WORDED_CLOSINGS.length)

/**
 * What a kind of appeal (诉求类型) is owed: by when its source has a reply, and which words alone may close it. A check on
 * site, or the work itself where there is no site, closes any.
 */
const appealRule = z.object({
  reply: limit,
  closings: z.object({
    /** Where the matter has a site. */
    site: closings,
    noSite: closings,
  }),
})

/** The rules by kind of appeal, and the reply limit of what is complex, once somebody else has allowed it. */
export const appealRules = {
  appeals: z.record(z.enum(APPEALS), appealRule),
  complexReply: limit,
}
