/** What a route is described by, and what several of them share. */
import * as z from 'zod'
import type { ProblemCode } from '#functions/runtime/problem.ts'

/** One route, with everything that the page about it says. */
export type Operation = {
  readonly method: 'get' | 'post'
  readonly path: `/v1/${string}`
  readonly id: string
  readonly tag: 'standing-orders' | 'reports' | 'tasks' | 'cases' | 'precedents'
  readonly zh: string
  readonly en: string
  readonly description: string
  /** `public`: anybody; `staff`: behind the authorizer. */
  readonly access: 'public' | 'staff'
  readonly pathParameters?: z.ZodObject
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  readonly body?: { readonly schema: z.ZodType; readonly examples: Readonly<Record<string, unknown>> }
  readonly answer: {
    readonly status: 200 | 201
    readonly zh: string
    readonly schema: z.ZodType
    readonly example: unknown
    readonly headers?: z.ZodObject
  }
  readonly problems: readonly ProblemCode[]
}

/** Refusals with which any body may meet. */
export const READING_A_BODY = [
  'body-too-large',
  'invalid',
  'malformed-json',
  'unsupported-media-type',
] as const satisfies readonly ProblemCode[]
/** Refusals with which any change of a case may meet. */
export const CHANGING_A_CASE = [
  'case-ended',
  'case-full',
  'case-unknown',
  'key-taken',
  'stale-visit',
  'task-unknown',
  'wrong-outcome',
  'wrong-stage',
  'date-far',
  'date-past',
  'closing-not-allowed',
  'door-unknown',
  'consent-needed',
  'pack-missing',
  'processing-unknown',
  'party-unknown',
  'not-yours',
  'not-permitted',
] as const satisfies readonly ProblemCode[]

export const id = (description: string) => z.string().min(1).meta({ description })
export const caseId = z.object({ caseId: id('案件编号 · The id of a case') })
export const trackingCode = z.object({
  trackingCode: id('查询码 · The code on the receipt; upper or lower case'),
})
export const page = z.object({
  cursor: z.string().optional().meta({ description: '上一页给出的游标 · As the page before gave it' }),
})
export const named = (examples: Readonly<Record<string, unknown>>) => examples
