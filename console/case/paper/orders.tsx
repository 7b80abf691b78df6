import { useMutation, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import { reportsOf } from '../../kit/reports.tsx'
import { caseOf } from '../case.ts'
import css from './paper.module.css'
import { WorkOrder } from './sheets.tsx'

/** Prints the work orders of several cases, each on pages of its own. */
export function PrintOrders({
  caseIds,
  by,
  now,
}: {
  readonly caseIds: readonly string[]
  /** Who prints; it stands on each page. */
  readonly by: string
  readonly now: number
}) {
  const say = useSay()
  const queries = useQueryClient()
  const read = useMutation({
    mutationFn: () =>
      Promise.all(
        caseIds.map(async (caseId) => {
          // What the paper tells of reports is there before it is printed, as far as one may read it.
          await queries.prefetchQuery(reportsOf(caseId))
          return queries.fetchQuery(caseOf(caseId))
        }),
      ),
  })
  const { data, reset } = read
  useEffect(() => {
    if (data === undefined) return
    addEventListener('afterprint', reset)
    print()
    return () => removeEventListener('afterprint', reset)
  }, [data, reset])
  return (
    <>
      <Button loading={read.isPending} onClick={() => read.mutate()}>
        {say({ zh: '打印工单', en: 'Print orders' })} {caseIds.length}
      </Button>
      {read.error && <span role="alert">{say(faultWords(read.error))}</span>}
      {data &&
        createPortal(
          <div className={css.paper} lang="zh-CN" data-paper="">
            {data.map((told) => (
              <div key={told.case.caseId} className={css.one}>
                <WorkOrder {...{ told, by, now }} signed={false} />
              </div>
            ))}
          </div>,
          document.body,
        )}
    </>
  )
}
