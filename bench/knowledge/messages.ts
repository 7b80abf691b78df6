/** What the knowledge base is measured on: real messages where they are, else a sample made up from templates. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Precedent } from '#domain/precedent/precedent.ts'
import { messagesFolder } from './messages-folder.ts'
import { random } from './random.ts'
import { sampleMessages } from './sample.ts'

/** A message, what was answered, and the title by which it is to be found again. */
export const message = z.object({ title: z.string(), text: z.string(), reply: z.string() })
export type Message = z.infer<typeof message>

/** The messages and what they are. */
export function readMessages(): { readonly messages: readonly Message[]; readonly from: string } {
  const folder = messagesFolder()
  if (folder === undefined) return { messages: sampleMessages(), from: "the project's own sample" }
  const lines = readFileSync(join(folder, 'replied.ndjson'), 'utf8').trim().split('\n')
  return { messages: lines.map((line) => message.parse(JSON.parse(line))), from: 'real messages' }
}

/** An id as long as ours, in which the number can be read. */
export const idOf = (n: number): string => `c-${String(n).padStart(26, '0')}`
export const numberOf = (precedentId: string): number => Number(precedentId.slice(2))

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[。！？!?;；\n])/).filter((one) => one.trim() !== '')

/**
 * Makes as many messages as wanted: first the given ones, then others that each recombine neighbouring sentences of two
 * to four of them, as long as those are. The same number gives the same message.
 */
export function grower(messages: readonly Message[]): (n: number) => Omit<Message, 'title'> {
  const parts = messages.map(({ text, reply }) => ({ text: sentencesOf(text), reply: sentencesOf(reply) }))
  return (n) => {
    const own = messages[n]
    if (own !== undefined) return own
    const next = random(n)
    const donors = Array.from({ length: 2 + next(3) }, () => parts[next(parts.length)])
    const piece = (from: readonly string[] = []): string => {
      const length = Math.max(1, Math.round(from.length / donors.length))
      const at = next(Math.max(1, from.length - length + 1))
      return from.slice(at, at + length).join('')
    }
    return {
      text: donors.map((donor) => piece(donor?.text)).join(''),
      reply: donors.map((donor) => piece(donor?.reply)).join(''),
    }
  }
}

/** A message as the precedent of a case. */
export const precedentFrom = (n: number, { text, reply }: Omit<Message, 'title'>): Precedent => ({
  ...FRAME,
  precedentId: idOf(n),
  matter: `matter-${n % 40}`,
  placeKey: `place-${n % 997}`,
  problem: text,
  parties: [{ party: 'office', outcomes: ['done'], did: [reply] }],
})

export const JURISDICTION = 'wujiaochang'
const FRAME: Omit<Precedent, 'precedentId' | 'matter' | 'placeKey' | 'problem' | 'parties'> = {
  schemaVersion: 1,
  jurisdiction: JURISDICTION,
  version: 1,
  revision: 0,
  status: 'standing',
  grid: 'g1',
  confirmation: 'reporter-says-solved',
  openedAt: '2021-01-18T01:00:00.000Z',
  archivedAt: '2021-02-01T02:00:00.000Z',
  rounds: 1,
  lead: 'office',
  setbacks: [],
  plan: [],
  stageMillis: {},
  workingDays: 10,
  returns: 0,
  followUp: [],
  watchUntil: '2021-05-01T02:00:00.000Z',
  recurred: [],
  trail: [],
}
