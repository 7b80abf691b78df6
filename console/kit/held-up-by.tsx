import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import type { Label } from '../base/label.ts'
import { useOwner } from './owner.ts'

/** 卡在谁: who holds a case up, in a word or two; and how many others do as well. */
export function useHeldUpBy(): (line: Line) => Label | undefined {
  const dictionary = useDictionary()
  const owner = useOwner()
  return ({ waitsFor, place }) => {
    const [first, ...others] = waitsFor?.who ?? []
    if (first === undefined) return undefined
    // Whose grid it is, the place says.
    const own = first.kind === 'role' && first.grid === place.grid
    const { zh, en } = own ? nameOf(dictionary, 'role', first.role) : owner(first)
    return others.length === 0
      ? { zh, en }
      : { zh: `${zh}等 ${others.length + 1} 家`, en: `${en} and ${others.length} more` }
  }
}
