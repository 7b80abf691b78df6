/** How well what a message is about is understood: whose it is, and whether it is the street's at all. */
import type { Pack } from '#domain/pack/pack.ts'
import { whatIs } from '#domain/triage/what.ts'
import type { Data, Judged } from './data.ts'
import { type Figure, listed, shareOf } from './figures.ts'
import { kindsOf } from './kinds.ts'

/** Departments that somebody is shown. */
const SHOWN = 3

/** What is made of one message. */
type Understood = {
  /** Whom it would be sent to, the likeliest first. */
  readonly parties: readonly string[]
  readonly sure: boolean
  /** It belongs to another door. */
  readonly elsewhere: boolean
}

function understood(text: string, pack: Pack): Understood {
  const { matters, sure, elsewhere } = whatIs(text, pack)
  // The messages are of another city: no place of theirs has a property firm or a committee here.
  const routes = matters.flatMap(({ matter }) => {
    const route = pack.matters.find(({ code }) => code === matter)?.route
    return route === undefined ? [] : [route]
  })
  const leads = routes.map(({ lead }) => lead)
  const others = routes.flatMap(({ cooperating }) => cooperating)
  return {
    parties: [...new Set([...leads.slice(0, SHOWN), ...others])],
    sure,
    elsewhere: elsewhere !== undefined,
  }
}

/** Measures one set of judged messages. */
export function measureJudged(
  what: string,
  judged: readonly Judged[],
  told: Data['told'],
  pack: Pack,
): Figure[] {
  const rows = judged.flatMap((one) => {
    const message = told.get(one.id)
    if (message === undefined) return []
    const made = understood(`${message.title}\n${message.text}`, pack)
    const right = (parties: readonly string[]) =>
      parties.some((party) => kindsOf(party).some((kind) => one.departments.includes(kind)))
    return [
      {
        ...one,
        ...made,
        first: right(made.parties.slice(0, 1)),
        three: right(made.parties.slice(0, SHOWN)),
        none: made.parties.length === 0,
      },
    ]
  })
  const own = rows.filter(({ street }) => street)
  const others = rows.filter(({ street }) => !street)
  const sure = rows.filter(({ sure }) => sure)
  return [
    shareOf(`${what}: an accepted department among the first three`, own, ({ three }) => three, 0.85),
    shareOf(`${what}: an accepted department first`, own, ({ first }) => first, 0.65),
    ...(others.length === 0
      ? []
      : [
          shareOf(`${what}: what is not ours is recognised`, others, ({ elsewhere }) => elsewhere, 0.7),
          shareOf(`${what}: of ours, not sent away`, own, ({ elsewhere }) => !elsewhere, 0.95),
        ]),
    shareOf(`${what}: called sure and right`, sure, ({ street, first }) => street && first, 0.97),
    listed(
      `${what}: abstained`,
      rows.filter(({ none }) => none),
    ),
  ]
}
