import * as z from 'zod'

/** Nothing was sent yet: the other side has not even taken the connection. */
const NotTaken = z.object({ cause: z.object({ code: z.literal('UND_ERR_CONNECT_TIMEOUT') }) })
const TIMES = 6

/**
 * Asks the emulator. A busy one takes more than the ten seconds that `fetch` waits for a connection, and closes one that is
 * kept open just when it is used again: each call has its own, and waits a minute for it.
 * @throws TypeError when nothing answers
 */
export async function reach(to: string, asked: RequestInit): Promise<Response> {
  const headers = new Headers(asked.headers)
  headers.set('connection', 'close')
  for (let time = 1; ; time += 1) {
    try {
      return await fetch(to, { ...asked, headers })
    } catch (error) {
      if (time === TIMES || !NotTaken.safeParse(error).success) throw error
    }
  }
}
