import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { useSay } from '../../base/language.ts'
import type { Posting } from './asking.ts'
import css from './people.module.css'

/** In which role somebody is posted, and to what. */
export function PostingWords({ posting: { role, grid, party } }: { readonly posting: Posting }) {
  const say = useSay()
  const dictionary = useDictionary()
  const at =
    grid !== undefined
      ? nameOf(dictionary, 'grid', grid)
      : party === undefined
        ? undefined
        : nameOf(dictionary, 'party', party)
  return (
    <span className={css.posting}>
      {say(nameOf(dictionary, 'role', role))}
      {at !== undefined && ` · ${say(at)}`}
    </span>
  )
}
