import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answerOf, api } from '../../base/client.ts'
import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { dateLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import manage from '../manage.module.css'
import css from './packs.module.css'

/** 试运行: which open cases would go otherwise under a version; page by page, to the end. Nothing is changed by it. */
export function DryRun({ version, close }: { readonly version: number; readonly close: () => void }) {
  const say = useSay()
  const dictionary = useDictionary()
  const run = useInfiniteQuery({
    queryKey: ['packs', 'dry-run', version],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/packs/{version}/dry-run', {
          params: { path: { version }, query: pageParam === '' ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
    staleTime: 60_000,
  })
  const { data, error, hasNextPage, isFetching, fetchNextPage } = run
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage()
  }, [hasNextPage, isFetching, error, fetchNextPage])
  const pages = data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  const tried = pages.reduce((sum, page) => sum + page.tried, 0)
  const done = data !== undefined && !hasNextPage
  return (
    <section aria-labelledby="dry-run">
      <h2 id="dry-run">
        {say({ zh: `试运行第 ${version} 版`, en: `No. ${version}, tried` })}
        <span role="status" aria-busy={!done && error === null}>
          {say(
            done
              ? {
                  zh: `看了在办 ${tried} 件，${items.length} 件会不同`,
                  en: `${tried} open cases, ${items.length} would go otherwise`,
                }
              : { zh: `正在试…已看 ${tried} 件`, en: `trying … ${tried} so far` },
          )}
        </span>
        <button type="button" className={manage.quiet} onClick={close}>
          {say({ zh: '收起', en: 'Close' })}
        </button>
      </h2>
      <p className={manage.lead}>
        {say({
          zh: '每件在办案件按已发生的事实再走一遍：派给谁、时限、升级会不会不同。只看，不改。',
          en: 'Each open case is walked through again on what happened: who is sent, by when, what is raised. Nothing is changed.',
        })}
      </p>
      {error !== null && (
        <p className={manage.trouble} role="alert">
          ▲ {say(faultWords(error))}{' '}
          <button type="button" className={manage.quiet} onClick={() => void fetchNextPage()}>
            {say({ zh: '接着试', en: 'Go on' })}
          </button>
        </p>
      )}
      {done && items.length === 0 && (
        <p className={manage.none}>
          {say({ zh: '没有一件会不同。', en: 'Not one of them would go otherwise.' })}
        </p>
      )}
      <ul className={css.cases}>
        {items.map(({ caseId, matter, openedAt, packVersion, differences }) => (
          <li key={caseId}>
            <p>
              <b>{say(nameOf(dictionary, 'matter', matter))}</b>{' '}
              <span className={manage.number}>{caseId}</span>{' '}
              <span className="second">
                {say({
                  zh: `${dateLabel(openedAt).zh} 立案，按第 ${packVersion} 版办`,
                  en: `opened ${dateLabel(openedAt).en} under No. ${packVersion}`,
                })}
              </span>
            </p>
            <dl>
              {differences.map(({ about, words, because }) => (
                <div key={words.zh}>
                  <dt>{say(about)}</dt>
                  <dd>
                    {say(words)}
                    {because !== undefined && <small>{say(because)}</small>}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
