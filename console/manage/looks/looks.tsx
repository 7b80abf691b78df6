import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { answerOf, api } from '../../base/client.ts'
import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { dateLabel, timeLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import { Asked } from '../asked.tsx'
import manage from '../manage.module.css'

/** The month that it is in Shanghai, as 2026-11. */
const monthNow = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
const A_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** So many months can be chosen, the present one first. */
const MONTHS = 24

/** The present month and those before it, and one that was asked for by its address if it lies before them. */
function monthsUntil(asked: string): readonly string[] {
  const [year = 0, month = 1] = monthNow().split('-').map(Number)
  const listed = Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7),
  )
  return listed.includes(asked) ? listed : [...listed, asked]
}

/** 查看记录: who looked at who reported in a month, when, why and in which case; over all cases that one sees. */
export function Looks() {
  const say = useSay()
  const dictionary = useDictionary()
  const [params, setParams] = useSearchParams()
  const asked = params.get('month') ?? ''
  const month = A_MONTH.test(asked) ? asked : monthNow()
  const looks = useInfiniteQuery({
    queryKey: ['looks', month],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/looks', {
          params: { query: { month, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: false,
  })
  return (
    <div className={manage.body}>
      <section aria-labelledby="looks">
        <h2 id="looks">{say({ zh: '谁看过诉求人的信息', en: 'Who looked at who reported' })}</h2>
        <p className={manage.lead}>
          {say({
            zh: '每次打开诉求人的姓名、电话都留有记录：谁、什么时候、为什么。按号码查找，也算看过查到的每一件。',
            en: 'Every look at a name or number is recorded: who, when and why. A search by a number is a look at each report that it finds.',
          })}
        </p>
        <div className={manage.fields}>
          <label>
            {say({ zh: '月份', en: 'Month' })}
            <select value={month} onChange={({ target }) => setParams({ month: target.value })}>
              {monthsUntil(month).map((one) => (
                <option key={one} value={one}>
                  {say({ zh: `${one.slice(0, 4)}年${Number(one.slice(5))}月`, en: one })}
                </option>
              ))}
            </select>
          </label>
        </div>
        <Asked of={looks} what={{ zh: '查看记录', en: 'looks' }}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items)
            if (items.length === 0 && !looks.hasNextPage)
              return (
                <p className={manage.none}>
                  {say({ zh: '这个月没有人看过。', en: 'Nobody looked in this month.' })}
                </p>
              )
            return (
              <>
                <table className={manage.table}>
                  <thead>
                    <tr>
                      <th scope="col">{say({ zh: '时间', en: 'When' })}</th>
                      <th scope="col">{say({ zh: '谁', en: 'Who' })}</th>
                      <th scope="col">{say({ zh: '为什么', en: 'Why' })}</th>
                      <th scope="col">{say({ zh: '案件', en: 'Case' })}</th>
                      <th scope="col">{say({ zh: '诉求编号', en: 'Report' })}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(({ at, by, reason, reportId, caseId, place, matter }) => (
                      <tr key={`${at} ${by.id} ${reportId}`}>
                        <td>
                          {say(dateLabel(at))} {timeLabel(at)}
                        </td>
                        <td>
                          <b>{by.name ?? by.id}</b>
                        </td>
                        <td>{say(nameOf(dictionary, 'look-reason', reason))}</td>
                        <td>
                          <Link href={`/desk/cases/${caseId}`}>
                            {place} {say(nameOf(dictionary, 'matter', matter))}
                          </Link>
                        </td>
                        <td className={manage.number}>{reportId}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                {looks.hasNextPage && (
                  <p className={manage.none}>
                    <button
                      type="button"
                      className={manage.quiet}
                      disabled={looks.isFetching}
                      onClick={() => void looks.fetchNextPage()}
                    >
                      {say({ zh: '再看一页', en: 'More' })}
                    </button>
                  </p>
                )}
              </>
            )
          }}
        </Asked>
      </section>
    </div>
  )
}
