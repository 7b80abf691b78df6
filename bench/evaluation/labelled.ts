/** How well the class of the first level is told by messages whose class is known, five-fold. */
import type { Data } from './data.ts'
import { type Figure, shareOf } from './figures.ts'
import { WAYS } from './ways.ts'

const FOLDS = 5

/** Measures every way of telling the class. */
export function measureLabelled({ labelled, taxonomy }: Pick<Data, 'labelled' | 'taxonomy'>): Figure[] {
  return Object.entries(WAYS).flatMap(([name, way]) => {
    const rows = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
      const tell = way(
        labelled.filter((_, n) => n % FOLDS !== fold),
        taxonomy,
      )
      return labelled.filter((_, n) => n % FOLDS === fold).map((one) => ({ ...one, classes: tell(one) }))
    })
    return [
      shareOf(`class by ${name}: first`, rows, ({ classes, level1 }) => classes[0] === level1),
      shareOf(`class by ${name}: among three`, rows, ({ classes, level1 }) =>
        classes.slice(0, 3).includes(level1),
      ),
    ]
  })
}
