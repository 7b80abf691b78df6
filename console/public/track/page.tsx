import { useEffect, useReducer, useState } from 'react'
import { answerOf, api, Refused } from '../../base/client.ts'
import { dateLabel } from '../../base/instant.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { Door } from '../door.tsx'
import { AnswerBy } from './answer-by.tsx'
import { AskCode } from './ask-code.tsx'
import { Again, PutOff } from './put-off.tsx'
import { SayMore } from './say-more.tsx'
import { Steps } from './steps.tsx'
import css from './track.module.css'
import type { Tracking } from './tracking.ts'
import { VotePart } from './vote.tsx'
import { Withdraw } from './withdraw.tsx'

type Found = { readonly tracking: Tracking } | { readonly fault: Label }

/** So often it is looked whether something has changed, while the page is seen. */
const EVERY = 10_000

const FAULTS: Readonly<Record<string, Label>> = {
  unreachable: { zh: '现在连不上，请稍后再看。', en: 'No connection: please look again later.' },
}
const UNKNOWN: Label = {
  zh: '没有这个查询码，请核对 18 位；忘了请拨 12345。',
  en: 'There is no such code. Compare all 18 characters; if you have lost it, call 12345.',
}

/** 进度: what happens now, by when there is an answer, and the steps so far. */
export function TrackPage({ code }: { readonly code: string }) {
  const [found, setFound] = useState<Found>()
  const [asked, again] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    const timer = setInterval(() => document.hidden || again(), EVERY)
    return () => clearInterval(timer)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read anew each time it is asked for
  useEffect(() => {
    let current = true
    answerOf(api.GET('/v1/reports/{trackingCode}', { params: { path: { trackingCode: code } } })).then(
      (tracking) => current && setFound({ tracking }),
      // What is shown already stays, also when a later reading fails.
      (error: unknown) => current && setFound((before) => before ?? { fault: faultOf(error) }),
    )
    return () => {
      current = false
    }
  }, [code, asked])
  if (found === undefined) return <Loading />
  if ('fault' in found) return <AskCode fault={found.fault} asked={code} />
  return <Progress tracking={found.tracking} changed={again} />
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
  const { trackingCode, status, stage, words, answer, interim, takenOn, reason, door } = tracking
  const { parkedWords, parkedUntil } = tracking
  const may = new Set(tracking.actions.map(({ action }) => action))
  return (
    <>
      {tracking.practice && (
        <p className={css.practice}>
          {say({
            zh: '训练街道的练习，不是真的诉求',
            en: 'An exercise in a practice street, not a real report',
          })}
        </p>
      )}
      <section className="part">
        <p className={css.code}>{trackingCode.match(/.{1,3}/g)?.join(' ')}</p>
        <h1>{say(stage ?? status)}</h1>
        <p>{say(words)}</p>
        <Again tracking={tracking} />
        <Who tracking={tracking} />
      </section>
      {may.has('vote') && <VotePart code={trackingCode} done={changed} />}
      <AnswerBy tracking={tracking} />
      {answer !== undefined && (
        <section className="part white">
          <h2>{say({ zh: '给您的答复', en: 'Our answer to you' })}</h2>
          <p>{answer}</p>
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
      <PutOff tracking={tracking} />
      {interim !== undefined && (
        <section className="part white">
          <h2>{say({ zh: '阶段性答复', en: 'What we can say so far' })}</h2>
          <p>{interim.words}</p>
          <p className="muted">{say(dateLabel(interim.at))}</p>
        </section>
      )}
      {takenOn !== undefined && (
        <section className="part white">
          <h2>{say({ zh: '接收单位已受理', en: 'The other body has taken it on' })}</h2>
          <p className="muted">
            {say(dateLabel(takenOn.at))} {takenOn.reference}
          </p>
        </section>
      )}
      {reason !== undefined && (
        <section className="part white">
          <h2>{say({ zh: '原因', en: 'The reason' })}</h2>
          <p>{say(reason)}</p>
          {reason.explained !== undefined && <p>{reason.explained}</p>}
        </section>
      )}
      {door !== undefined && <Door door={door} />}
      <Steps tracking={tracking} />
      {may.has('supplement') && !may.has('vote') && <SayMore code={trackingCode} done={changed} />}
      {may.has('withdraw') && <Withdraw code={trackingCode} done={changed} />}
    </>
  )
}

/** Who has it: the parties, the first of which leads, and whose area it is. */
function Who({ tracking: { handledBy, ledIn } }: { readonly tracking: Tracking }) {
  const say = useSay()
  const [lead, ...others] = handledBy ?? []
  if (lead === undefined && ledIn === undefined) return null
  const zh = [`${lead?.zh ?? ''}${others.length > 0 ? '牵头' : ''}`, ...others.map((one) => one.zh)].join(
    '，',
  )
  const en = [`${lead?.en ?? ''}${others.length > 0 ? ' (leads)' : ''}`, ...others.map((one) => one.en)].join(
    ', ',
  )
  return (
    <dl className={css.who}>
      {lead !== undefined && (
        <>
          <dt>{say({ zh: '谁在办', en: 'Handled by' })}</dt>
          <dd>{say({ zh, en })}</dd>
        </>
      )}
      {ledIn !== undefined && (
        <>
          <dt>{say({ zh: '谁负责', en: 'Led by' })}</dt>
          <dd>{say({ zh: `${ledIn.zh}网格长`, en: `the leader of ${ledIn.en}` })}</dd>
        </>
      )}
    </dl>
  )
}
