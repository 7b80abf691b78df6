import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '#local/emulator.ts'
import { answers } from '#local/environment/answers.ts'

const opened: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const one of opened.splice(0)) {
    one.closeAllConnections()
    one.close()
  }
})

async function served(listener: RequestListener): Promise<string> {
  const port = await freePort()
  const server = createServer(listener).listen(port, '127.0.0.1')
  opened.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${port}`
}

test('whatever lets go of a call is asked again; it answers when it can', async () => {
  let calls = 0
  const busy = await served((request, response) => {
    calls += 1
    if (calls < 3) request.socket.destroy()
    else response.end()
  })
  expect(await answers(busy)).toBe(true)
  expect(calls).toBe(3)
})

test('silence is waited for no longer than was said', async () => {
  expect(await answers(await served(() => {}), 300)).toBe(false)
})

test('where nothing listens nothing is waited for', async () => {
  const asked = answers(`http://127.0.0.1:${await freePort()}`, 600_000)
  expect(await asked).toBe(false)
})

test('one that says that it is not ready does not answer', async () => {
  const ill = await served((_, response) => response.writeHead(503).end())
  expect(await answers(ill)).toBe(false)
})
