import { afterEach, expect, test, vi } from 'vitest'
import { sendTo } from '../../console/base/client.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const TO = 'http://localhost/v1/tasks/t-1/outcome'

/** A network that answers so far and no further, until it is let go of. */
const fallsSilent =
  (said: string) =>
  async (_: Request, { signal }: RequestInit): Promise<Response> =>
    new Response(
      new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode(said))
          signal?.addEventListener('abort', () => stream.error(signal.reason))
        },
      }),
    )

test('an answer that falls silent in the middle is given up, and nobody waits for ever', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fallsSilent('{"status":'))
  const sent = sendTo(TO, {}).then(
    () => 'done',
    ({ code }: { readonly code: string }) => code,
  )
  await vi.advanceTimersByTimeAsync(40_000)
  expect(await sent).toBe('unreachable')
})

test('an answer without a body is one', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }))
  await expect(sendTo(TO, {})).resolves.toBeUndefined()
})
