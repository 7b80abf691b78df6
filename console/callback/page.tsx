import { useSearchParams } from 'wouter'
import type { Report } from '../base/answers.ts'
import { isBegun } from '../base/draft.ts'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import { useCase } from '../case/case.ts'
import { faultWords } from '../kit/fault-words.ts'
import { useNow } from '../kit/now.ts'
import { Opened, useOpenTask } from '../kit/open-task.tsx'
import { useReports } from '../kit/reports.tsx'
import { useWholeDesk } from '../kit/whole-desk.ts'
import { Asking } from './asking.tsx'
import { isRoundOfCalls, leftToCall, mayBeCalled } from './calls.ts'
import css from './queue.module.css'
import { Queue } from './queue.tsx'
import { Talk } from './talk.tsx'

/** 回访台: who is to be called, the case beside the questions, solved and satisfied asked apart. */
export function CallBackPage() {
  const say = useSay()
  const now = useNow()
  const { tasks, forms, error, loading } = useWholeDesk()
  const [params, setParams] = useSearchParams()
  const rounds = tasks.filter(isRoundOfCalls)
  const callable = rounds.filter((task) => mayBeCalled(task, now))
  const asked = params.get('task')
  const opened = useOpenTask({ all: rounds, list: rounds, first: callable[0], chosenId: asked, loading })
  const chosen = opened.task
  const choose = (task: string | undefined): void =>
    setParams(task === undefined ? {} : { task }, { replace: true })
  return (
    <div className={css.page} data-chosen={asked !== null}>
      <Queue
        {...{ rounds, now, loading, error }}
        chosen={chosen?.taskId}
        choose={(taskId) => choose(taskId)}
      />
      {chosen === undefined ? (
        <p className={css.nobody} data-empty>
          {error !== null
            ? say(faultWords(error))
            : loading
              ? ''
              : say({
                  zh: '现在没有要打的回访电话。结案满回访期后，会按时限排在这里。',
                  en: 'Nobody is to be called now. Closed cases come up here when their date has come.',
                })}
        </p>
      ) : (
        <Opened begin={opened.begin}>
          <Call
            key={chosen.taskId}
            task={chosen}
            forms={forms}
            now={now}
            gone={opened.gone}
            back={() => [opened.putAway(), choose(undefined)]}
          />
        </Opened>
      )}
    </div>
  )
}

type Called = {
  readonly task: Parameters<typeof mayBeCalled>[0]
  readonly forms: Readonly<Record<string, unknown>>
  readonly now: number
  /** The round is over; what was typed in it is kept. */
  readonly gone: boolean
  readonly back: () => void
}

/** One round of calls: everybody who reported the case, one after the other. */
function Call({ task, forms, now, gone, back }: Called) {
  const say = useSay()
  const told = useCase(task.caseId)
  const reports = useReports(task.caseId)
  const [params, setParams] = useSearchParams()
  const of = told.data
  const items = reports.data?.items
  if (of === undefined || items === undefined) {
    const error = told.error ?? reports.error
    return (
      <p className={css.nobody} aria-busy={error === null}>
        {error === null ? say({ zh: '正在打开案件…', en: 'Opening the case …' }) : say(faultWords(error))}
      </p>
    )
  }
  const left = leftToCall(items, of.case.round)
  const typedAbout = ({ reportId }: Report): boolean => gone && isBegun(`${task.taskId}.${reportId}`)
  const report =
    left.find(({ reportId }) => reportId === params.get('report')) ?? items.find(typedAbout) ?? left[0]
  return (
    <>
      <section className={css.talk} aria-label={say({ zh: '案件', en: 'The case' })}>
        <button type="button" className={css.back} onClick={back}>
          <Icon name="back" /> {say({ zh: '待回访', en: 'To call' })}
        </button>
        <Talk
          {...{ told: of, reports: items, left, report, now }}
          choose={(reportId) => setParams({ task: task.taskId, report: reportId }, { replace: true })}
        />
      </section>
      {report === undefined ? (
        <p className={css.nobody}>
          {say({
            zh: '这一件的诉求人都问过了，或没有能打的电话。',
            en: 'Everybody of this case was asked, or left no number.',
          })}
        </p>
      ) : (
        <Asking
          key={report.reportId}
          {...{ task, forms, told: of, report, now, gone }}
          others={left.length - 1}
        />
      )}
    </>
  )
}
