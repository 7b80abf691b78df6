import { useRef } from 'react'
import { useSay } from '../base/language.ts'
import { Dialog } from './dialog.tsx'
import type { Draft } from './draft.ts'
import { readOrder } from './order.ts'
import { HOTLINE } from './origin.tsx'
import parts from './parts.module.css'

/** 贴入工单: an order of the hotline, pasted as text, fills a draft. It is read as soon as it is pasted. */
export function Paste({
  fill,
  close,
}: {
  readonly fill: (read: Partial<Draft>) => void
  readonly close: () => void
}) {
  const say = useSay()
  const text = useRef<HTMLTextAreaElement>(null)
  function read(pasted: string): void {
    if (pasted.trim() === '') return
    const order = readOrder(pasted)
    // Whoever is at this desk has not spoken to the caller; the hotline has.
    const origin = order.reference === undefined ? {} : { system: HOTLINE }
    fill({ channel: 'hotline', confirmedInPerson: false, ...origin, ...order })
  }
  return (
    <Dialog
      name="paste"
      title={{ zh: '贴入工单', en: 'Paste an order' }}
      hint={{
        zh: '把 12345 工单的文字贴在这里（Ctrl V），就填进一份新草稿；没认出的行会留着给您看。',
        en: 'Paste the text of an order (Ctrl V): it fills a draft. Lines that are not read are shown.',
      }}
      later={{ zh: '先不贴', en: 'Not now' }}
      go={
        <button type="button" className={parts.go} onClick={() => read(text.current?.value ?? '')}>
          {say({ zh: '填进草稿', en: 'Fill in' })}
        </button>
      }
      close={close}
    >
      <textarea
        ref={text}
        aria-label={say({ zh: '工单文字', en: 'Text of the order' })}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain')
          if (text.current?.value.trim() !== '' || pasted.trim() === '') return
          event.preventDefault()
          read(pasted)
        }}
      />
    </Dialog>
  )
}
