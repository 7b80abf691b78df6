import { Icon } from '../base/icon.tsx'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'

/** Who will read what is written above it. */
export function WhoReads({ id, words }: { readonly id: string; readonly words: Label }) {
  const say = useSay()
  return (
    <p className="reads" id={id}>
      <Icon name="eye" />
      <span>
        <b>{say({ zh: '谁会看到：', en: 'Who will read it: ' })}</b>
        {say(words)}
      </span>
    </p>
  )
}

/** What went wrong, and what to do; read aloud where it comes up. */
export function Fault({ words }: { readonly words: Label | undefined }) {
  const say = useSay()
  if (words === undefined) return null
  return (
    <p className="fault" role="alert">
      {say(words)}
    </p>
  )
}
