import { useSay } from '../base/language.ts'
import css from './kit.module.css'

/** Told where something is offered no more, above what was typed for it. */
export function Gone() {
  const say = useSay()
  return (
    <p className={css.gone} role="status">
      {say({
        zh: '▲ 刚有人先办了，或者情况变了：这一步现在办不了。您写的还在。',
        en: '▲ Somebody was faster, or things have changed: this cannot be done now. What you wrote is kept.',
      })}
    </p>
  )
}
