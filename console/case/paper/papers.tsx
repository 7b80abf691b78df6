import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Entry, Told } from '../../base/answers.ts'
import { answerOf, api } from '../../base/client.ts'
import { Icon } from '../../base/icon.tsx'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import css from './paper.module.css'
import { CaseFile, WorkOrder } from './sheets.tsx'

/** What a case is printed as. */
export type Paper = 'order' | 'receipt' | 'file'
const PAPERS: readonly { readonly name: Paper; readonly label: Label }[] = [
  { name: 'order', label: { zh: '工单', en: 'Work order' } },
  { name: 'receipt', label: { zh: '签收单', en: 'Receipt' } },
  { name: 'file', label: { zh: '案卷', en: 'The whole file' } },
]

/** Pages of a timeline that are read for a file; a longer one says so. */
const PAGES = 20

/** The whole timeline, not the newest page of it. */
async function wholeTimeline({ case: { caseId }, timeline }: Told): Promise<readonly Entry[]> {
  const entries = [...timeline.items]
  let { cursor } = timeline
  for (let page = 0; cursor !== undefined && page < PAGES; page += 1) {
    const { timeline: next } = await answerOf(
      api.GET('/v1/cases/{caseId}', { params: { path: { caseId }, query: { cursor } } }),
    )
    entries.push(...next.items)
    cursor = next.cursor
  }
  return entries
}

/** Prints the case as a work order, a receipt to be signed, or its whole file, on A4. Who printed it stands on each page. */
export function Papers({
  told,
  by,
  now,
}: {
  readonly told: Told
  readonly by: string
  readonly now: number
}) {
  const say = useSay()
  const [asked, setAsked] = useState<Paper>()
  const read = useMutation({ mutationFn: wholeTimeline })
  const ready = asked !== undefined && (asked !== 'file' || read.data !== undefined)
  useEffect(() => {
    if (!ready) return
    const put = (): void => setAsked(undefined)
    addEventListener('afterprint', put)
    print()
    return () => removeEventListener('afterprint', put)
  }, [ready])
  function choose(paper: Paper): void {
    if (paper === 'file') read.mutate(told)
    setAsked(paper)
  }
  return (
    <>
      <fieldset className={css.choose} aria-label={say({ zh: '打印', en: 'Print' })}>
        <Icon name="print" size={16} />
        {PAPERS.map(({ name, label }) => (
          <button key={name} type="button" onClick={() => choose(name)}>
            {say(label)}
          </button>
        ))}
        {read.error && <span role="alert">{say(faultWords(read.error))}</span>}
      </fieldset>
      {ready &&
        createPortal(
          <div className={css.paper} lang="zh-CN" data-paper="">
            {asked === 'file' ? (
              <CaseFile {...{ told, by, now }} entries={read.data ?? told.timeline.items} />
            ) : (
              <WorkOrder {...{ told, by, now }} signed={asked === 'receipt'} />
            )}
          </div>,
          document.body,
        )}
    </>
  )
}
