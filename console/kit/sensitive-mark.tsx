import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import css from './kit.module.css'

/** 敏感, in a list: why is said where the pointer rests, and read out. */
export function SensitiveMark({ of }: { readonly of: Line['sensitive'] }) {
  const say = useSay()
  const dictionary = useDictionary()
  if (of === undefined) return null
  const why = of.as.map((one) => nameOf(dictionary, 'sensitivity', one))
  return (
    <em
      className={css.alarm}
      title={say({
        zh: why.map(({ zh }) => zh).join('、'),
        en: why.map(({ en }) => en).join(', '),
      })}
    >
      ◈ {say({ zh: '敏感', en: 'Sensitive' })}
    </em>
  )
}
