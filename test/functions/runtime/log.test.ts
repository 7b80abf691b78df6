import type { Context, SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { httpEvent } from '#test/support/http-event.ts'

beforeEach(() => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO')
  // Has Powertools write to the console that a test can listen to, not to one of its own.
  vi.stubEnv('POWERTOOLS_DEV', 'true')
  vi.resetModules()
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  vi.resetModules()
})

/** The functions as their triggers call them, each writing a line. */
const CALLS: Record<string, (context: Context) => Promise<unknown>> = {
  'a queue': async (context) => {
    const { queueHandler } = await import('#functions/runtime/queue.ts')
    const { info, LOG } = await import('#functions/runtime/log.ts')
    const handler = queueHandler(z.object({}), async () => info(LOG.swept))
    return handler({ Records: [{ messageId: '1', body: '{}' }] } as SQSEvent, context)
  },
  'the machine': async (context) => {
    const { workerHandler } = await import('#functions/runtime/worker.ts')
    const { info, LOG } = await import('#functions/runtime/log.ts')
    return workerHandler(z.object({}), async () => info(LOG.visitOpened))({}, context)
  },
  'the API': async (context) => {
    const { httpHandler } = await import('#functions/runtime/http.ts')
    const { info, LOG } = await import('#functions/runtime/log.ts')
    const handler = httpHandler(async () => {
      info(LOG.acted)
      return { problem: { code: 'case-unknown', message: 'There is no such case.' } }
    })
    return handler(httpEvent({}), context)
  },
}

test.each(Object.entries(CALLS))('a line tells which call by %s it belongs to', async (_, call) => {
  const said = vi.spyOn(console, 'info').mockImplementation(() => {})

  await call({ awsRequestId: 'first' } as Context)
  await call({ awsRequestId: 'second' } as Context)

  expect(said.mock.calls.map(([line]) => JSON.parse(String(line)).requestId)).toEqual(['first', 'second'])
})
