import middy from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { EDGE_HEADER, throughTheEdge } from '#functions/runtime/edge.ts'
import { httpEvent } from '#test/support/http-event.ts'

const CONTEXT = { awsRequestId: 'r' } as never
const called = (secrets: readonly string[], header?: string): Promise<string> =>
  middy<APIGatewayProxyEventV2, string>()
    .use(throughTheEdge(() => secrets.map((one) => Buffer.from(one))))
    .handler(async () => 'answered')(
    httpEvent({ ...(header !== undefined && { headers: { [EDGE_HEADER]: header } }) }),
    CONTEXT,
  )

describe('Behind an edge the API answers', () => {
  it.each(['new', 'old'])('what has come through it, also while its secret is changed: %s', async (shown) => {
    expect(await called(['new', 'old'], shown)).toBe('answered')
  })

  it.each([undefined, '', 'nev', 'newer', 'new,old'])('nothing that has come past it: %s', async (shown) => {
    await expect(called(['new', 'old'], shown)).rejects.toMatchObject({ problem: { code: 'past-the-edge' } })
  })

  it('everything where no edge stands', async () => {
    expect(await called([])).toBe('answered')
  })
})
