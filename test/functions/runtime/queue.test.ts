import type { Context, SQSEvent } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { hintHandler } from '#functions/runtime/queue.ts'

const hint = z.object({ about: z.string().optional(), n: z.int() })
const batchOf = (...bodies: readonly (z.infer<typeof hint> | string)[]) =>
  ({
    Records: bodies.map((body, at) => ({
      messageId: `m${at}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })),
  }) as SQSEvent
const CONTEXT = { awsRequestId: 'r' } as Context

describe('A batch of hints', () => {
  it('is worked off once for each thing it is about, with all that is said of it', async () => {
    const worked: string[] = []
    const handler = hintHandler(
      hint,
      ({ about }) => about,
      async (hints) => {
        worked.push(hints.map(({ about, n }) => `${about} ${n}`).join())
      },
    )
    const batch = batchOf({ about: 'a', n: 1 }, { about: 'b', n: 2 }, { n: 3 }, { about: 'a', n: 4 })

    expect(await handler(batch, CONTEXT)).toEqual({ batchItemFailures: [] })
    expect(worked.sort()).toEqual(['a 1,a 4', 'b 2'])
  })

  it('is worked off side by side for different things', async () => {
    let waiting = 0
    let most = 0
    const handler = hintHandler(
      hint,
      ({ about }) => about,
      async () => {
        waiting += 1
        most = Math.max(most, waiting)
        await new Promise((resolve) => setImmediate(resolve))
        waiting -= 1
      },
    )
    await handler(batchOf({ about: 'a', n: 1 }, { about: 'b', n: 2 }, { about: 'c', n: 3 }), CONTEXT)

    expect(most).toBe(3)
  })

  it('comes again with all that was said of what failed, and with what could not be read, and with nothing else', async () => {
    const handler = hintHandler(
      hint,
      ({ about }) => about,
      async ([first]) => {
        if (first?.about === 'a') throw new Error('Not now.')
      },
    )
    const batch = batchOf({ about: 'a', n: 1 }, { about: 'b', n: 2 }, 'no JSON', { about: 'a', n: 4 })
    const { batchItemFailures } = await handler(batch, CONTEXT)

    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(['m0', 'm2', 'm3'])
  })
})
