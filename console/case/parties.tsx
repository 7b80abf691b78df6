import type { Part, Told } from '../base/answers.ts'
import { nameOf, taskName, useDictionary } from '../base/dictionary.ts'
import { shortDueLabel, shortLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { useOwner } from '../kit/owner.ts'
import { PartyPhone } from '../kit/party-phone.tsx'
import { TimeLeft } from '../kit/time-left.tsx'
import { itemOf } from './case.ts'
import css from './parts.module.css'

/** What each party owes now, side by side; each says on demand why it is due then. */
export function Parties({ told, now }: { readonly told: Told; readonly now: number }) {
  const say = useSay()
  const { tasks } = told
  if (tasks.length === 0) return null
  return (
    <section className={css.parties} aria-label={say({ zh: '各方任务', en: 'The parts of all parties' })}>
      {tasks.map((task) => (
        <PartOf key={task.taskId} task={task} item={itemOf(told, task.item)} now={now} />
      ))}
    </section>
  )
}

function PartOf({
  task,
  item,
  now,
}: {
  readonly task: Part
  readonly item: string | undefined
  readonly now: number
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const owner = useOwner()
  const { assignee, part, dueAt, sentAt, signedAt, urged, due } = task
  return (
    <article>
      <h2>
        {say(owner(assignee))} {part && <span>{say(nameOf(dictionary, 'routed-as', part))}</span>}
      </h2>
      {assignee.kind === 'party' && (
        <p>
          <PartyPhone party={assignee.party} />
        </p>
      )}
      <p>
        <TimeLeft of={task} now={now} />
        <span className="second">
          {' '}
          {say({ zh: '限 ', en: 'due ' })}
          {say(shortDueLabel(dueAt, now))}
        </span>
      </p>
      <p>{item ?? say(taskName(dictionary, task))}</p>
      <p className="second">
        {signedAt === undefined
          ? say({
              zh: `还没签收，${shortLabel(sentAt, now).zh} 派出`,
              en: `Not signed for; sent ${shortLabel(sentAt, now).en}`,
            })
          : say({
              zh: `签收 ${shortLabel(signedAt, now).zh}`,
              en: `Signed for ${shortLabel(signedAt, now).en}`,
            })}
        {urged > 0 && say({ zh: `，催办 ${urged} 次`, en: `, urged ${urged} times` })}
      </p>
      {'zh' in due && (
        <details>
          <summary>{say({ zh: '为什么是这个时限', en: 'Why it is due then' })}</summary>
          <p>{say(due)}</p>
        </details>
      )}
    </article>
  )
}
