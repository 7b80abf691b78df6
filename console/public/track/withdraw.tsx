import { useState } from 'react'
import { answerOf, api, Refused } from '../../base/client.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { Fault } from '../parts.tsx'

const UNREACHABLE: Label = {
  zh: '没有撤回：现在连不上，请稍后再试。',
  en: 'It was not taken back: no connection. Please try again later.',
}
const REFUSED: Label = {
  zh: '没有撤回：这件事的情况变了，请刷新看看，或拨 12345。',
  en: 'It was not taken back: things have changed. Reload the page, or call 12345.',
}

/** A reporter takes the report back: asked once more, told what it means. */
export function Withdraw({ code, done }: { readonly code: string; readonly done: () => void }) {
  const say = useSay()
  const [fault, setFault] = useState<Label>()
  const [busy, setBusy] = useState(false)
  function withdraw(): void {
    setBusy(true)
    setFault(undefined)
    answerOf(
      api.POST('/v1/reports/{trackingCode}/withdrawal', { params: { path: { trackingCode: code } } }),
    ).then(done, (error: unknown) => {
      setBusy(false)
      setFault(error instanceof Refused && error.code !== 'unreachable' ? REFUSED : UNREACHABLE)
    })
  }
  return (
    <section className="part">
      <details>
        <summary>{say({ zh: '不用办了，撤回', en: 'No longer needed: take it back' })}</summary>
        <p>
          {say({
            zh: '撤回后不再给您打电话，也不再答复。现场确有隐患的，我们仍会处置。',
            en: 'You will not be called or answered any more. A real hazard is still dealt with.',
          })}
        </p>
        <button type="button" className="button" disabled={busy} onClick={withdraw}>
          {say({ zh: '确定撤回', en: 'Take it back' })}
        </button>
        <Fault words={fault} />
      </details>
    </section>
  )
}
