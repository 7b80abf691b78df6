import { useSay } from '../base/language.ts'
import { useModal } from '../kit/focus.ts'
import css from './desk.module.css'

const KEYS = [
  [['j', 'k'], { zh: '下一件、上一件', en: 'Next, previous' }],
  [['x'], { zh: '选上这件，几件一起办', en: 'Mark this one, to do several at once' }],
  [['Enter'], { zh: '打开案件', en: 'Open the case' }],
  [['Ctrl', 'Enter'], { zh: '办（在表单里）', en: 'Do it (in a form)' }],
  [['Esc'], { zh: '回到列表', en: 'Back to the list' }],
  [['?'], { zh: '这张表', en: 'This list' }],
] as const

/** The keys of the desk; focus comes back to where it was. */
export function Keys({ close }: { readonly close: () => void }) {
  const say = useSay()
  const dialog = useModal()
  return (
    <dialog ref={dialog} className={css.keys} onClose={close} aria-labelledby="keys">
      <h2 id="keys">{say({ zh: '快捷键', en: 'Keys' })}</h2>
      <dl>
        {KEYS.map(([keys, words]) => (
          <div key={words.en}>
            <dt>
              {keys.map((key) => (
                <span key={key} className="key">
                  {key}
                </span>
              ))}
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className={css.more}>
          {say({ zh: '知道了', en: 'Close' })}
        </button>
      </form>
    </dialog>
  )
}
