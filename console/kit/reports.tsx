import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Report } from '../base/answers.ts'
import { answerOf, api } from '../base/client.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { shortLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import css from './kit.module.css'
import { WhomToCall } from './whom-to-call.tsx'

/** The reports of a case, as far as the asker may read them. */
export const reportsOf = (caseId: string) =>
  queryOptions({
    queryKey: ['reports', caseId],
    queryFn: () => answerOf(api.GET('/v1/cases/{caseId}/reports', { params: { path: { caseId } } })),
  })

/** The same, shown and kept up to date. */
export const useReports = (caseId: string) => useQuery(reportsOf(caseId))

/** What the reporters of a case said, as far as the asker may read it; whom to call stands there on demand. */
export function Reports({ caseId, now }: { readonly caseId: string; readonly now: number }) {
  const say = useSay()
  const { data, error } = useReports(caseId)
  if (error)
    return (
      <p className="second">
        {say({ zh: '诉求原话只有城运中心看得到。', en: 'Only the centre reads what the reporters said.' })}
      </p>
    )
  return (
    <ul className={css.reports}>
      {data?.items.map((report) => (
        <Line key={report.reportId} caseId={caseId} report={report} now={now} />
      ))}
    </ul>
  )
}

function Line({
  caseId,
  report,
  now,
}: {
  readonly caseId: string
  readonly report: Report
  readonly now: number
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const { reportId, description, channel, appeal, receivedAt, reporter, answer } = report
  const facts = [
    receivedAt && shortLabel(receivedAt, now),
    channel && nameOf(dictionary, 'channel', channel),
    appeal && nameOf(dictionary, 'appeal', appeal),
  ].filter((one) => typeof one === 'object')
  return (
    <li>
      <p>{description}</p>
      <p className="second">{facts.map(say).join(' · ')}</p>
      {answer !== undefined && (
        <p>
          <span className="second">
            {say(
              answer.state === 'asked'
                ? { zh: '待审核的答复：', en: 'Reply, to be approved: ' }
                : { zh: '已审核的答复：', en: 'Reply, approved: ' },
            )}
          </span>
          {answer.words}
        </p>
      )}
      {reporter?.phone !== undefined && <WhomToCall caseId={caseId} reportId={reportId} hint={reporter} />}
    </li>
  )
}
