import { expect, inject, test } from 'vitest'
import * as z from 'zod'
import { signIn } from '#local/people.ts'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'

const answer = z.object({ versions: z.record(z.string(), z.string()) })

test('14.8 the pulse through gateway, authorizer, bus and queue: 304 while nothing moves, another version when something does', {
  timeout: 120_000,
}, async () => {
  const environment = inject('local')
  const { emulator, outputs, password, api } = environment
  const token = await signIn(emulator, outputs, 'call-taker', password)
  const ask = (etag?: string, authorization = `Bearer ${token}`): Promise<Response> =>
    fetch(`${api}/v1/pulse?of=desk,board:street`, {
      headers: { authorization, ...(etag === undefined ? {} : { 'if-none-match': etag }) },
    })

  const first = await ask()
  expect(first.status).toBe(200)
  const { versions } = answer.parse(await first.json())
  const etag = first.headers.get('etag') ?? ''
  const known = await ask(etag)
  expect([known.status, await known.text()]).toEqual([304, ''])
  expect((await ask(etag, 'Bearer nobody')).status).toBe(401)

  await openDesk(environment).submitAtDesk(
    'call-taker',
    {
      channel: 'walk-in',
      appeal: 'complaint',
      description: '门口的窨井盖松动，走过去会响',
      place: '国定路401弄',
    },
    `pulse-${Date.now()}`,
  )
  await until('the pulse to move', async () => {
    const now = await ask(etag)
    if (now.status === 304) return undefined
    const moved = answer.parse(await now.json()).versions
    return moved.desk !== versions.desk && moved['board:street'] !== versions['board:street']
      ? moved
      : undefined
  })
})
