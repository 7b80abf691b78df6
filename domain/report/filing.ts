import type { Actor } from '../people/actor.ts'
import { type TakesIn, takesIn } from '../people/rights.ts'
import { CHANNELS, type Channel } from './appeal.ts'
import type { Submission } from './submission.ts'

/** Channels by which reporters come for themselves; whoever comes by another was met by somebody who signs in. */
export const PUBLIC_CHANNELS = ['web', 'wechat', 'hotline'] as const satisfies readonly Channel[]

/** Where staff take in reports, told to whoever tried it without signing in. */
const DESK = 'POST /v1/desk/reports'

/** One field that this sender may not fill in like that. */
export type FilingFault = { readonly field: string; readonly message: string }

/**
 * What keeps a report from being taken in from this sender. Anybody may report; but that the reporter was spoken to, that
 * patrol or a device found it, and which system waits for a reply decide how it goes on, so that only staff say it.
 * @param who the staff member at the desk; nobody for the public route
 */
export function filingFaults(sent: Submission, who: Actor | undefined): readonly FilingFault[] {
  if (who === undefined) return publicFaults(sent)
  return [
    ...(CHANNELS_OF[takesIn(who)].includes(sent.channel)
      ? []
      : [{ field: 'channel', message: `Your roles take in no reports of the channel ${sent.channel}.` }]),
    ...((sent.jurisdiction ?? who.jurisdiction) === who.jurisdiction
      ? []
      : [{ field: 'jurisdiction', message: 'Take in reports of your own jurisdiction.' }]),
  ]
}

function publicFaults({ channel, confirmedInPerson, source }: Submission): FilingFault[] {
  const open: readonly Channel[] = PUBLIC_CHANNELS
  return [
    ...(open.includes(channel)
      ? []
      : [{ field: 'channel', message: `Reports of the channel ${channel} come in by ${DESK}.` }]),
    ...(confirmedInPerson === true
      ? [{ field: 'confirmedInPerson', message: `Only staff confirm a report in person, by ${DESK}.` }]
      : []),
    ...(source === undefined
      ? []
      : [{ field: 'source', message: `Only staff name the system a report came from, by ${DESK}.` }]),
  ]
}

/** Who takes calls and visitors takes in reports of every channel, who walks the streets what was found there. */
const CHANNELS_OF: Readonly<Record<TakesIn, readonly Channel[]>> = {
  all: CHANNELS,
  patrol: ['patrol'],
  none: [],
}
