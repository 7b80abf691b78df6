/** Asks a base for known items. */
import { BOUNDS, type Bounds } from '#domain/knowledge/look-up.ts'
import { lookUp } from '#functions/usecases/precedents/look-up-precedents.ts'
import type { Base } from './base.ts'
import { idOf, JURISDICTION } from './messages.ts'
import { type Quality, qualityOf } from './quality.ts'

/** A title and the number of the message it belongs to. */
export type Question = { readonly title: string; readonly wanted: number }

/** How well and how dearly a base answers. Milliseconds are those of the function alone: nothing is sent anywhere. */
export type Asked = Quality & {
  readonly units: { readonly mean: number; readonly most: number }
  readonly items: number
  readonly millis: number
}

/** Looks every question up. */
export async function ask(
  base: Pick<Base, 'knowledge' | 'cost' | 'statistics'>,
  questions: readonly Question[],
  bounds: Bounds = BOUNDS,
): Promise<Asked> {
  const ranks: (number | undefined)[] = []
  const units: number[] = []
  let items = 0
  base.cost()
  const begun = performance.now()
  for (const { title, wanted } of questions) {
    const { answers } = await lookUp(base, JURISDICTION, { words: title }, base.statistics, bounds)
    const at = answers.findIndex(({ card }) => card.precedentId === idOf(wanted))
    ranks.push(at < 0 ? undefined : at + 1)
    const cost = base.cost()
    units.push(cost.units)
    items += cost.items
  }
  return {
    ...qualityOf(ranks),
    units: { mean: units.reduce((sum, one) => sum + one, 0) / units.length, most: Math.max(...units) },
    items: items / questions.length,
    millis: (performance.now() - begun) / questions.length,
  }
}
