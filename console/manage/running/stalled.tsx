import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answerOf, api } from '../../base/client.ts'
import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { shortLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import { useNow } from '../../kit/now.ts'
import manage from '../manage.module.css'

const KEY = ['stalled']

/** The open cases that a fault has stopped, looked for to the end; each is resumed by a press. */
export function Stalled() {
  const say = useSay()
  const now = useNow()
  const dictionary = useDictionary()
  const queries = useQueryClient()
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/stalled-cases', { params: { query: pageParam === '' ? {} : { cursor: pageParam } } }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage()
  }, [hasNextPage, isFetching, error, fetchNextPage])
  const resume = useMutation({
    mutationFn: (caseId: string) =>
      answerOf(api.POST('/v1/stalled-cases/{caseId}/resumption', { params: { path: { caseId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  const pages = data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  const looked = pages.reduce((sum, page) => sum + page.looked, 0)
  const done = data !== undefined && !hasNextPage
  return (
    <section aria-labelledby="stalled">
      <h2 id="stalled">
        {say({ zh: '停住的案件', en: 'Stopped cases' })}
        <span role="status" aria-busy={!done && error === null}>
          {say(
            done
              ? {
                  zh: `看了在办 ${looked} 件，停住 ${items.length} 件`,
                  en: `${looked} open, ${items.length} stopped`,
                }
              : { zh: `正在看…${looked} 件`, en: `looking … ${looked}` },
          )}
        </span>
        <button type="button" className={manage.quiet} disabled={isFetching} onClick={() => void refetch()}>
          {say({ zh: '再看一遍', en: 'Look again' })}
        </button>
      </h2>
      {error !== null && (
        <p className={manage.trouble} role="alert">
          ▲ {say(faultWords(error))}
        </p>
      )}
      {resume.error !== null && (
        <p className={manage.trouble} role="alert">
          ▲ {say(faultWords(resume.error))}
        </p>
      )}
      {resume.data !== undefined && (
        <p className={manage.told} role="status">
          ✓{' '}
          {say({
            zh: `已恢复 ${resume.data.caseId}，第 ${resume.data.run} 次运行；各方任务和时限照旧。`,
            en: `${resume.data.caseId} goes on in run ${resume.data.run}; tasks and due times stand.`,
          })}
        </p>
      )}
      {done && items.length === 0 && (
        <p className={manage.none}>
          {say({
            zh: '没有停住的。系统故障使案件走不下去时会列在这里：先按运维手册排除原因，再恢复。',
            en: 'None. A case that a fault stops is listed here: mend the cause by the runbook, then resume it.',
          })}
        </p>
      )}
      {items.length > 0 && (
        <table className={manage.table}>
          <thead>
            <tr>
              <th scope="col">{say({ zh: '案件', en: 'Case' })}</th>
              <th scope="col">{say({ zh: '停在', en: 'Stands at' })}</th>
              <th scope="col">{say({ zh: '故障', en: 'Fault' })}</th>
              <th scope="col">{say({ zh: '自', en: 'Since' })}</th>
              <th scope="col" aria-label={say({ zh: '可做的', en: 'What may be done' })} />
            </tr>
          </thead>
          <tbody>
            {items.map(({ caseId, matter, stage, error: fault, since }) => (
              <tr key={caseId}>
                <td>
                  <b>{say(nameOf(dictionary, 'matter', matter))}</b>{' '}
                  <span className={manage.number}>{caseId}</span>
                </td>
                <td>{say(nameOf(dictionary, 'stage', stage))}</td>
                <td className={manage.number}>{fault}</td>
                <td>{say(shortLabel(since, now))}</td>
                <td className={manage.act}>
                  <button
                    type="button"
                    className={manage.go}
                    disabled={resume.isPending}
                    onClick={() => resume.mutate(caseId)}
                  >
                    {say({ zh: '恢复', en: 'Resume' })}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
