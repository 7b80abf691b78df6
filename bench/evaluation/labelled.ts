/** How well the class of the first level is told by messages whose class is known, five-fold. */
import type { Data } from './data.ts'
import { type Figure, shareOf } from './figures.ts'
import { WAYS } from './ways.ts'

const FOLDS = 5

const AMONG = 3
/** What the product has to name as well as the best of, and how often the class has to be among three. */
const BESIDE = ['keywords', 'minisearch neighbours', 'index neighbours']
const AMONG_THREE = 0.9

/** Measures every way of telling the class; the product's own next to what ordinary ways reach. */
export function measureLabelled({ labelled, taxonomy }: Pick<Data, 'labelled' | 'taxonomy'>): Figure[] {
  const told = Object.entries(WAYS).map(([name, way]) => {
    const rows = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
      const tell = way(
        labelled.filter((_, n) => n % FOLDS !== fold),
        taxonomy,
      )
      return labelled.filter((_, n) => n % FOLDS === fold).map((one) => ({ ...one, classes: tell(one) }))
    })
    const first = (goal?: number) =>
      shareOf(`class by ${name}: first`, rows, ({ classes, level1 }) => classes[0] === level1, goal)
    const three = (goal?: number) =>
      shareOf(
        `class by ${name}: among three`,
        rows,
        ({ classes, level1 }) => classes.slice(0, AMONG).includes(level1),
        goal,
      )
    return { name, first, three }
  })
  const best = Math.max(
    ...told.flatMap(({ name, first }) => (BESIDE.includes(name) ? [first().share ?? 0] : [])),
  )
  return told.flatMap(({ name, first, three }) =>
    // Without a classification the product has no words to go by.
    name === 'the product' && taxonomy.size > 0 ? [first(best), three(AMONG_THREE)] : [first(), three()],
  )
}
