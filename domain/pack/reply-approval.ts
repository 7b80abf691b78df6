import * as z from 'zod'
import { APPEALS, type Appeal } from '../appeal.ts'

/** Who approves a reply before it leaves (办结审核): the shift leader, the centre's head, or nobody. */
export const REPLY_APPROVERS = ['shift-leader', 'centre-head', 'none'] as const
export type ReplyApprover = (typeof REPLY_APPROVERS)[number]

const approver = z.enum(REPLY_APPROVERS)

/** By matter before by kind of appeal, else by the rule for all. */
export const replyApproval = z
  .object({
    by: approver.default('shift-leader'),
    appeals: z.partialRecord(z.enum(APPEALS), approver).default({}),
    matters: z.record(z.string(), approver).default({}),
  })
  .prefault({})

/** Who approves the reply to a report, by its case's matter and its own appeal. */
export const approverOf = (
  { policy }: { readonly policy: { readonly replyApproval: z.infer<typeof replyApproval> } },
  { matter }: { readonly matter: string },
  { appeal }: { readonly appeal: Appeal },
): ReplyApprover => {
  const { by, appeals, matters } = policy.replyApproval
  return matters[matter] ?? appeals[appeal] ?? by
}
