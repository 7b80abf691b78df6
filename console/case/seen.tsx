import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import type { Told } from '../base/answers.ts'
import { answerOf, api } from '../base/client.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dateLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { useAct } from '../kit/act.ts'
import { faultWords } from '../kit/fault-words.ts'
import { type Action, offered } from '../kit/form-schema.ts'
import { useKeys } from '../kit/keys.ts'
import { type Duplicate, seenReasons } from '../kit/seen-reasons.ts'
import { Watched } from '../kit/watched.tsx'
import { useCase } from './case.ts'
import css from './seen.module.css'

/**
 * 似曾相识: open cases that a report may belong to which came in by itself, while somebody decides on it; the likeliest is merged into by one
 * key. Shown to whoever may merge, and nothing where nothing is like it.
 */
export function Seen({ told }: { readonly told: Told }) {
  const merge = offered(told, 'merge')
  return merge === undefined || told.advice === undefined ? null : (
    <Candidates caseId={told.case.caseId} merge={merge} />
  )
}

/** The same beside a task by which somebody decides on a case. */
export function SeenOf({ caseId }: { readonly caseId: string }) {
  const { data } = useCase(caseId)
  return data === undefined ? null : <Seen told={data} />
}

function Candidates({ caseId, merge }: { readonly caseId: string; readonly merge: Action }) {
  const say = useSay()
  const { data } = useQuery({
    queryKey: ['intake-advice', { caseId }],
    queryFn: ({ signal }) => answerOf(api.POST('/v1/advice/intake', { body: { caseId }, signal })),
    staleTime: 60_000,
    retry: false,
  })
  const act = useAct(() => {})
  const { duplicates = [], watched = [] } = data ?? {}
  const into = (one: Duplicate): void => {
    if (!act.isPending) act.mutate({ action: merge, form: { into: one.caseId } })
  }
  const [first] = duplicates
  const joinFirst = (): void => {
    if (first !== undefined) into(first)
  }
  useKeys(first && { F6: joinFirst })
  if (duplicates.length + watched.length === 0) return null
  return (
    <div className={css.seen}>
      {duplicates.length > 0 && (
        <section aria-labelledby="seen-same">
          <h2 id="seen-same">
            {say({
              zh: `疑似同一事 ${duplicates.length} 件`,
              en: `Perhaps the same: ${duplicates.length}`,
            })}
          </h2>
          <ul>
            {duplicates.map((one, at) => (
              <Row key={one.caseId} one={one} byKey={at === 0} busy={act.isPending} join={() => into(one)} />
            ))}
          </ul>
          {act.error && (
            <p className={css.fault} role="alert">
              {say(faultWords(act.error))}
            </p>
          )}
        </section>
      )}
      <Watched watched={watched} />
    </div>
  )
}

function Row({
  one,
  byKey,
  busy,
  join,
}: {
  readonly one: Duplicate
  readonly byKey: boolean
  readonly busy: boolean
  readonly join: () => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const { caseId, place, matter, openedAt, stage, lead } = one
  return (
    <li>
      <div>
        <a href={`/desk/cases/${caseId}`} target="_blank" rel="noreferrer">
          {place.text}
        </a>{' '}
        {say(nameOf(dictionary, 'matter', matter))} <small>{say(seenReasons(one))}</small>
        <p className="second">
          {say(dateLabel(openedAt))}
          {say({ zh: '起，', en: ' on, ' })}
          {say(stage)}
          {lead !== undefined &&
            say({
              zh: `，${nameOf(dictionary, 'party', lead).zh}主责`,
              en: `, ${nameOf(dictionary, 'party', lead).en} leads`,
            })}
        </p>
      </div>
      <Button onClick={join} disabled={busy}>
        {say({ zh: '并入这一件', en: 'Join this one' })}
        {byKey && (
          <span className="key" aria-hidden="true">
            F6
          </span>
        )}
      </Button>
    </li>
  )
}
