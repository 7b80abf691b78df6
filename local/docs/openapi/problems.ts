/** Problems (RFC 9457) as each route may answer them. The codes and their statuses are those of the functions. */
import * as z from 'zod'
import { problem } from '#functions/runtime/problem.schema.ts'
import { type ProblemCode, STATUS_OF } from '#functions/runtime/problem.ts'

/** What the gateway itself answers, before any function is asked: nobody signed in, or too many calls. */
export const gatewayMessage = z.object({ message: z.string() })

const STATUS_MEANING: Readonly<Record<(typeof STATUS_OF)[ProblemCode], string>> = {
  400: '请求有误 · The request is not as it should be',
  403: '无权限 · Not for whoever asks',
  404: '不存在 · There is no such thing',
  409: '与现状冲突 · Not as the case stands now',
  410: '已停用 · There was one, and it is out of use',
  413: '请求体过大 · The body is too large',
  415: '媒体类型不支持 · Another media type is needed',
  422: '内容不可办理 · Understood, but it cannot be carried out',
  500: '系统故障 · A fault on our side',
  503: '尚未开通 · Nothing is served here yet',
}

/**
 * The problem responses of a route, by status: each with its codes.
 * @param codes every code the route may answer
 */
export function problemResponses(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy([...codes].sort(), (code) => STATUS_OF[code])
  const statuses = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(
    statuses.map(([status, ofStatus]) => [
      String(status),
      {
        description: `${STATUS_MEANING[status]}: ${ofStatus.map((code) => `\`${code}\``).join(', ')}`,
        'x-codes': ofStatus,
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}
