import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { answerOf, api } from '../base/client.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dueLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { useFirstFocus } from '../kit/focus.ts'
import type { Draft } from './draft.ts'
import { useFound } from './found.ts'
import css from './frame.module.css'
import { GoingOn } from './going-on.tsx'
import parts from './parts.module.css'
import type { Receipt } from './send.ts'

/** Whether it is known what becomes of it: by when it is answered, or where it belongs. */
const isSettled = (followed: { readonly answerBy?: unknown; readonly door?: unknown } | undefined): boolean =>
  followed?.answerBy !== undefined || followed?.door !== undefined

/** What the caller is told: the code by which one follows it, large enough to be read out; and by when there is an answer. */
export function Registered({
  draft,
  receipt,
  next,
  change,
  back,
}: {
  readonly draft: Draft
  readonly receipt: Receipt
  readonly next: () => void
  readonly change: (some: Partial<Draft>) => void
  /** Back to what was changed and is not in what came in. */
  readonly back: () => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const button = useFirstFocus<HTMLButtonElement>()
  const { trackingCode, reportId, known, withoutChanges } = receipt
  const { data } = useQuery({
    queryKey: ['followed', trackingCode],
    queryFn: () => answerOf(api.GET('/v1/reports/{trackingCode}', { params: { path: { trackingCode } } })),
    refetchInterval: ({ state }) => (isSettled(state.data) ? false : 1_500),
  })
  const { joins } = draft
  const door = data?.door
  // Once it has one, its case is found by its code.
  const [of] = useFound(data?.answerBy === undefined ? undefined : trackingCode, 'report')
  return (
    <div className={css.receipt}>
      <h2>
        {known && draft.reference !== ''
          ? say({ zh: '✓ 这个编号登记过，作为补充', en: '✓ Known by its number: kept as a supplement' })
          : say({ zh: '✓ 已登记', en: '✓ Registered' })}
        <span>{draft.place}</span>
      </h2>
      <p className={parts.hint}>
        {draft.reference === ''
          ? say({ zh: '查询码，请报给诉求人', en: 'The code, to be read out' })
          : say({
              zh: `查询码（来源编号 ${draft.reference}）`,
              en: `The code (number there: ${draft.reference})`,
            })}
      </p>
      <p className={css.code}>{trackingCode.match(/.{1,3}/g)?.join(' ')}</p>
      <dl>
        <dt>{say({ zh: '诉求编号', en: 'Report' })}</dt>
        <dd className={css.number}>{reportId}</dd>
        {joins !== null && (
          <>
            <dt>{say({ zh: '并入', en: 'Joins' })}</dt>
            <dd>
              {joins.place} {say(nameOf(dictionary, 'matter', joins.matter))}
            </dd>
          </>
        )}
        {door === undefined ? (
          <>
            <dt>{say({ zh: '答复时限', en: 'Answer by' })}</dt>
            <dd aria-live="polite">
              {data?.answerBy === undefined
                ? say({ zh: '正在立案…', en: 'being opened …' })
                : say(dueLabel(data.answerBy))}
            </dd>
          </>
        ) : (
          <>
            <dt>{say({ zh: '请转告', en: 'To be told' })}</dt>
            <dd aria-live="polite">
              {data?.reason !== undefined && `${say(data.reason)} · `}
              <b>{say(door.name)}</b> {door.contact}
            </dd>
          </>
        )}
        {of !== undefined && (
          <>
            <dt>{say({ zh: '案件', en: 'Case' })}</dt>
            <dd>
              <Link href={`/desk/cases/${of.caseId}`}>
                {of.place.text} {say(nameOf(dictionary, 'matter', of.matter))}
              </Link>{' '}
              {say(of.stage)}
            </dd>
          </>
        )}
      </dl>
      {draft.goesOn !== '' && (
        <GoingOn caseId={of?.caseId} draft={draft} done={() => change({ goesOn: '', answer: '' })} />
      )}
      {withoutChanges && (
        <p className={parts.doubt} role="alert">
          {say({
            zh: '▲ 先前那次其实已经登记成功，登记的是当时的内容；此后改动的没有登记。',
            en: '▲ The first try had come in as it was then: what was changed since is not in it.',
          })}{' '}
          <button type="button" className={parts.button} onClick={back}>
            {say({ zh: '看没登记的内容', en: 'What is not in it' })}
          </button>
        </p>
      )}
      <p>
        <button type="button" ref={button} className={parts.go} onClick={next}>
          {say({ zh: '接下一个', en: 'Next call' })} <span className="key">F4</span>
        </button>
      </p>
    </div>
  )
}
