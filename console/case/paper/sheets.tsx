import type { ReactNode } from 'react'
import type { Entry, Told } from '../../base/answers.ts'
import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { dateLabel, dueLabel, timeLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import { useOwner } from '../../kit/owner.ts'
import { useReports } from '../../kit/reports.tsx'
import { Timeline } from '../timeline.tsx'
import css from './paper.module.css'

type Printed = { readonly told: Told; readonly by: string; readonly now: number }

/** The head of every paper, and who printed it when. */
function Head({ told, by, now, title }: Printed & { readonly title: string }) {
  const say = useSay()
  const { name } = useDictionary()
  const printedBy = say({
    zh: `${by} 打印于 ${dateLabel(now).zh} ${timeLabel(now)}，仅供办理本案使用`,
    en: `Printed by ${by}, ${dateLabel(now).en} ${timeLabel(now)}, for this case alone`,
  })
  return (
    <>
      <header>
        <p>
          {say(name)} {say({ zh: '城市运行管理中心', en: 'city operations centre' })}
        </p>
        <h1>{title}</h1>
        <p className={css.number}>{told.case.caseId}</p>
      </header>
      <style>{footOf(printedBy)}</style>
    </>
  )
}

/** At the foot of every page: who printed it, and which page it is. */
const footOf = (words: string): string =>
  `@page { @bottom-left { content: ${JSON.stringify(words)}; font-size: 8pt } @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt } }`

/** What the case is, in the order of the paper form. */
function Facts({ told: { case: of } }: Pick<Printed, 'told'>) {
  const say = useSay()
  const dictionary = useDictionary()
  const name = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say({ zh: '地点', en: 'Place' }), of.place.text],
    [say({ zh: '网格', en: 'Grid' }), name('grid', of.place.grid)],
    [
      say({ zh: '事项', en: 'Matter' }),
      `${name('matter', of.matter)}${of.condition ? `（${name('condition', of.condition)}）` : ''}`,
    ],
    [say({ zh: '诉求类型', en: 'Appeal' }), name('appeal', of.appeal)],
    [say({ zh: '立案', en: 'Opened' }), `${say(dateLabel(of.openedAt))} ${timeLabel(of.openedAt)}`],
    [
      say({ zh: '主责', en: 'Lead' }),
      of.lead === undefined ? say({ zh: '待派', en: 'not sent yet' }) : name('party', of.lead),
    ],
    [
      say({ zh: '协同', en: 'Cooperating' }),
      of.cooperating.length === 0 ? '—' : of.cooperating.map((party) => name('party', party)).join('、'),
    ],
    ...(of.upstreamDue === undefined
      ? []
      : [[say({ zh: '上级时限', en: 'Upstream limit' }), say(dueLabel(of.upstreamDue))] as const]),
    ...(of.instruction === undefined
      ? []
      : [[say({ zh: '派遣说明', en: 'Instruction' }), of.instruction] as const]),
  ]
  return (
    <table className={css.facts}>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was reported, as far as whoever prints may read it; no phone numbers. */
function Words({ told }: Pick<Printed, 'told'>) {
  const say = useSay()
  const { data } = useReports(told.case.caseId)
  const words = data?.items.filter(({ description }) => description !== undefined) ?? []
  return (
    <section>
      <h2>{say({ zh: '诉求内容', en: 'What was reported' })}</h2>
      {words.length === 0 && <p>{say({ zh: '按派遣说明办理。', en: 'See the instruction.' })}</p>}
      <ol className={css.words}>
        {words.map(({ reportId, description, receivedAt }) => (
          <li key={reportId}>
            {description}
            {receivedAt && (
              <span>
                {' '}
                {say(dateLabel(receivedAt))} {timeLabel(receivedAt)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What each party owes, and until when; on a receipt with the lines to sign on. */
function Owed({ told, signed }: Pick<Printed, 'told'> & { readonly signed: boolean }) {
  const say = useSay()
  const dictionary = useDictionary()
  const owner = useOwner()
  if (told.tasks.length === 0) return null
  return (
    <section>
      <h2>{say({ zh: '各方任务', en: 'The parts of all parties' })}</h2>
      <table>
        <thead>
          <tr>
            <th>{say({ zh: '承办单位', en: 'Party' })}</th>
            <th>{say({ zh: '任务', en: 'Task' })}</th>
            <th>{say({ zh: '派出', en: 'Sent' })}</th>
            <th>{say({ zh: '时限', en: 'Due' })}</th>
            {signed && <th>{say({ zh: '签收人', en: 'Signed by' })}</th>}
            {signed && <th>{say({ zh: '签收时间', en: 'When' })}</th>}
          </tr>
        </thead>
        <tbody>
          {told.tasks.map(({ taskId, assignee, kind, part, sentAt, dueAt }) => (
            <tr key={taskId} data-signed={signed}>
              <td>
                {say(owner(assignee))}
                {part && `（${say(nameOf(dictionary, 'routed-as', part))}）`}
              </td>
              <td>{say(nameOf(dictionary, 'task-kind', kind))}</td>
              <td>
                {say(dateLabel(sentAt))} {timeLabel(sentAt)}
              </td>
              <td>{say(dueLabel(dueAt))}</td>
              {signed && <td />}
              {signed && <td />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** 联合处置方案: who does what by when. */
function Plan({ told: { case: of } }: Pick<Printed, 'told'>) {
  const say = useSay()
  const dictionary = useDictionary()
  if (of.plan === undefined) return null
  return (
    <section>
      <h2>{say({ zh: '联合处置方案', en: 'The joint plan' })}</h2>
      <table>
        <tbody>
          {of.plan.items.map(({ item, party, action, dueAt }) => (
            <tr key={item}>
              <td>{say(nameOf(dictionary, 'party', party))}</td>
              <td>{action}</td>
              <td>{say(dueLabel(dueAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** 工单, or 签收单 with lines to sign on. */
export function WorkOrder({ signed, ...printed }: Printed & { readonly signed: boolean }) {
  const say = useSay()
  return (
    <article>
      <Head
        {...printed}
        title={signed ? say({ zh: '签收单', en: 'Receipt' }) : say({ zh: '工单', en: 'Work order' })}
      />
      <Facts told={printed.told} />
      <Words told={printed.told} />
      <Owed told={printed.told} signed={signed} />
      {!signed && (
        <section className={css.result}>
          <h2>{say({ zh: '办理情况', en: 'What was done' })}</h2>
          <p>
            {say({ zh: '承办人：', en: 'By: ' })}
            <i /> {say({ zh: '负责人：', en: 'Head: ' })}
            <i /> {say({ zh: '日期：', en: 'Date: ' })}
            <i />
          </p>
        </section>
      )}
    </article>
  )
}

/** 案卷: everything about the case that whoever prints may read. */
export function CaseFile({ entries, ...printed }: Printed & { readonly entries: readonly Entry[] }) {
  const say = useSay()
  const { told, now } = printed
  return (
    <article>
      <Head {...printed} title={say({ zh: '案卷', en: 'Case file' })} />
      <Facts told={told} />
      <Words told={told} />
      <Plan told={told} />
      <Owed told={told} signed={false} />
      <Timeline entries={entries} now={now} oldestFirst />
    </article>
  )
}
