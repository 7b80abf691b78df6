import { useEffect, useState } from 'react'
import { answerOf, api } from '../../base/client.ts'
import { useSay } from '../../base/language.ts'
import { Door } from '../door.tsx'
import type { Tracking } from '../track/tracking.ts'

/** 不由这里受理: whose it is, as the server says. Nothing is promised here, and nothing but the receipt is kept. */
export function Elsewhere({ code }: { readonly code: string }) {
  const say = useSay()
  const [door, setDoor] = useState<Tracking['door']>()
  useEffect(() => {
    let current = true
    answerOf(api.GET('/v1/reports/{trackingCode}', { params: { path: { trackingCode: code } } })).then(
      (told) => current && setDoor(told.door),
      // Its own page tells it as well, and asks again by itself.
      () => {},
    )
    return () => {
      current = false
    }
  }, [code])
  return (
    <>
      <section className="part">
        <h2>{say({ zh: '这件事不在这里立案', en: 'No case is opened here' })}</h2>
        <p>
          {say({
            zh: '您写的话、称呼和电话都没有保存，也不会转给被反映的人。请直接找下面的机关；没有显示的话，点“看进度”。',
            en: 'Your words, name and number were not kept, and go to nobody whom it is about. Turn to the office below; if none is shown, see how it stands.',
          })}
        </p>
      </section>
      {door !== undefined && <Door door={door} />}
    </>
  )
}
