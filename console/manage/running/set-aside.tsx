import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerOf, api } from '../../base/client.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import { Asked } from '../asked.tsx'
import manage from '../manage.module.css'

const KEY = ['set-aside']

/** What the queues carry, as people understand it; they are called as in the runbook. */
const CARRIES: Readonly<Record<string, Label>> = {
  Triage: { zh: '新诉求的归类', en: 'reports that want a case' },
  Reconcile: { zh: '案件与流程对齐', en: 'cases whose machine has to move' },
  Precedents: { zh: '案例入库', en: 'precedents' },
  Inbound: { zh: '区级系统来的消息', en: "messages of the district's systems" },
  MachineFailed: { zh: '流程失败的通知', en: 'executions that failed' },
  Times: { zh: '到时提醒', en: 'times that have come' },
  Sweep: { zh: '夜间巡检', en: 'the nightly sweep' },
  Unscheduled: { zh: '没能送出的到时提醒', en: 'times that could not be put on their queue' },
  Unpublished: { zh: '没能发布的事件', en: 'events that could not be published' },
}

/** Messages that were given up after their tries, by queue; they go back once the cause is mended. */
export function SetAside() {
  const say = useSay()
  const queries = useQueryClient()
  const queues = useQuery({
    queryKey: KEY,
    queryFn: () => answerOf(api.GET('/v1/set-aside')),
    refetchInterval: 60_000,
  })
  const back = useMutation({
    mutationFn: (queue: string) =>
      answerOf(api.POST('/v1/set-aside/{queue}/return', { params: { path: { queue } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  return (
    <section aria-labelledby="set-aside">
      <h2 id="set-aside">
        {say({ zh: '搁置的消息', en: 'Set aside' })}
        <span>
          {say({ zh: '试了七次仍没办成，保留 14 天', en: 'given up after seven tries, kept 14 days' })}
        </span>
      </h2>
      {back.error !== null && (
        <p className={manage.trouble} role="alert">
          ▲ {say(faultWords(back.error))}
        </p>
      )}
      {back.data !== undefined && (
        <p className={manage.told} role="status">
          ✓{' '}
          {say({
            zh: `${back.data.queue} 放回 ${back.data.moved} 条重试。`,
            en: `${back.data.moved} of ${back.data.queue} are tried again.`,
          })}
        </p>
      )}
      <Asked of={queues} what={{ zh: '队列', en: 'queues' }}>
        {({ items }) => (
          <>
            {items.every(({ count }) => count === 0) && (
              <p className={manage.none}>
                {say({ zh: '没有搁置的，都办成了。', en: 'Nothing was set aside.' })}
              </p>
            )}
            <table className={manage.table}>
              <thead>
                <tr>
                  <th scope="col">{say({ zh: '队列', en: 'Queue' })}</th>
                  <th scope="col">{say({ zh: '内容', en: 'Carries' })}</th>
                  <th scope="col">{say({ zh: '搁置', en: 'Set aside' })}</th>
                  <th scope="col" aria-label={say({ zh: '可做的', en: 'What may be done' })} />
                </tr>
              </thead>
              <tbody>
                {items.map(({ queue, count, movable }) => (
                  <tr key={queue}>
                    <td className={manage.number}>{queue}</td>
                    <td>{say(CARRIES[queue] ?? { zh: queue, en: queue })}</td>
                    <td>
                      {count === 0 ? (
                        <span className="second">0</span>
                      ) : (
                        <b className={manage.mark}>▲ {count}</b>
                      )}
                    </td>
                    <td className={manage.act}>
                      {count === 0 ? null : movable ? (
                        <button
                          type="button"
                          className={manage.quiet}
                          disabled={back.isPending}
                          onClick={() => back.mutate(queue)}
                        >
                          {say({ zh: '放回重试', en: 'Try again' })}
                        </button>
                      ) : (
                        <span className="second">
                          {say({ zh: '由夜间巡检修复', en: 'the sweep repairs it' })}
                        </span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Asked>
    </section>
  )
}
