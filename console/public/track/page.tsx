import { useEffect, useState } from 'react'
import { answerOf, api, Refused } from '../../base/client.ts'
import { dateLabel, dueLabel } from '../../base/instant.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { AskCode } from './ask-code.tsx'
import { Steps } from './steps.tsx'
import css from './track.module.css'
import { Withdraw } from './withdraw.tsx'
import { nowWords, type Tracking } from './words.ts'

type Found = { readonly tracking: Tracking } | { readonly fault: Label }

const FAULTS: Readonly<Record<string, Label>> = {
  unreachable: { zh: '现在连不上，请稍后再看。', en: 'No connection: please look again later.' },
}
const UNKNOWN: Label = {
  zh: '没有这个查询码，请核对 18 位；忘了请拨 12345。',
  en: 'There is no such code. Compare all 18 characters; if you have lost it, call 12345.',
}

/** 进度: what happens now, by when there is an answer, and the steps so far. */
export function TrackPage({ code }: { readonly code: string }) {
  const say = useSay()
  const [found, setFound] = useState<Found>()
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken back is read anew
  useEffect(() => {
    let current = true
    answerOf(api.GET('/v1/reports/{trackingCode}', { params: { path: { trackingCode: code } } })).then(
      (tracking) => current && setFound({ tracking }),
      (error: unknown) => current && setFound({ fault: faultOf(error) }),
    )
    return () => {
      current = false
    }
  }, [code, asked])
  if (found === undefined) return <Loading />
  if ('fault' in found) return <AskCode fault={say(found.fault)} />
  return <Progress tracking={found.tracking} changed={() => setAsked(asked + 1)} />
}

const faultOf = (error: unknown): Label =>
  (error instanceof Refused ? FAULTS[error.code] : undefined) ?? UNKNOWN

const Loading = () => (
  <section className="part" aria-busy="true">
    <div className={css.grey} style={{ width: '40%' }} />
    <div className={css.grey} style={{ width: '70%', height: 28 }} />
    <div className={css.grey} style={{ width: '90%' }} />
  </section>
)

function Progress({ tracking, changed }: { readonly tracking: Tracking; readonly changed: () => void }) {
  const say = useSay()
  const { trackingCode, status, answerBy, answeredAt, parkedWords, parkedUntil, reason, door } = tracking
  const { title, words } = nowWords(tracking)
  return (
    <>
      <section className="part">
        <p className={css.code}>{trackingCode.match(/.{1,3}/g)?.join(' ')}</p>
        <h1>{say(title)}</h1>
        <p>{say(words)}</p>
      </section>
      {answerBy !== undefined && answeredAt === undefined && status.code === 'open' && (
        <section className="part white">
          <AnswerBy at={answerBy} />
        </section>
      )}
      {parkedWords !== undefined && (
        <section className="part white">
          <h2>{say({ zh: '为什么暂缓', en: 'Why it waits' })}</h2>
          <p>{parkedWords}</p>
          {parkedUntil !== undefined && (
            <p className="muted">
              {say({
                zh: `${dateLabel(parkedUntil).zh} 再看一次`,
                en: `Looked at again on ${dateLabel(parkedUntil).en}`,
              })}
            </p>
          )}
        </section>
      )}
      {reason !== undefined && (
        <section className="part white">
          <h2>{say({ zh: '原因', en: 'The reason' })}</h2>
          <p>{say(reason)}</p>
          {door !== undefined && (
            <dl className={css.door}>
              <dt>{say(door.role)}</dt>
              <dd>
                <b>{say(door.name)}</b>　{door.contact}
                <br />
                <span className="muted">{say(door.purpose)}</span>
              </dd>
            </dl>
          )}
        </section>
      )}
      <Steps tracking={tracking} />
      {(status.code === 'received' || status.code === 'open') && (
        <Withdraw code={trackingCode} done={changed} />
      )}
    </>
  )
}

function AnswerBy({ at }: { readonly at: string }) {
  const say = useSay()
  const late = Date.parse(at) < Date.now()
  const when: Label = {
    zh: `${dueLabel(at).zh} 前答复您`,
    en: `An answer by ${dueLabel(at).en}`,
  }
  return (
    <>
      <h2>{say(when)}</h2>
      {late && (
        <p className="fault">
          {say({
            zh: '比答应的日子晚了，可拨 12345 催办。',
            en: 'It is later than promised: call 12345 to press for it.',
          })}
        </p>
      )}
    </>
  )
}
