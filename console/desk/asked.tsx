import type { Task } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dateLabel, timeLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useCase } from '../case/case.ts'

type Ruling = NonNullable<Task['ruling']>

/** What is asked for, before it is ruled on: what it is, whose task it is about, and in which words. */
export function Asked({ caseId, ruling }: { readonly caseId: string; readonly ruling: Ruling }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { on, at, asked } = ruling
  return (
    <>
      {say(nameOf(dictionary, 'ruling', on))}
      <span className="second">
        {' '}
        {asked !== undefined && `${say(ownerOf(asked.assignee, dictionary))} · `}
        {say(momentOf(at))}
      </span>
      {on === 'proposal' ? <Proposed caseId={caseId} /> : <Wanted asked={asked} />}
      {asked !== undefined && <InWords caseId={caseId} taskId={asked.taskId} at={at} />}
    </>
  )
}

const momentOf = (at: string): Label => ({
  zh: `${dateLabel(at).zh} ${timeLabel(at)}`,
  en: `${dateLabel(at).en} ${timeLabel(at)}`,
})

const ownerOf = (
  assignee: NonNullable<Ruling['asked']>['assignee'],
  dictionary: Parameters<typeof nameOf>[0],
): Label =>
  assignee.kind === 'party'
    ? nameOf(dictionary, 'party', assignee.party)
    : nameOf(dictionary, 'role', assignee.role)

/** What was asked about a task: the reason of a return, the later due time, the other type of processing. */
function Wanted({ asked }: { readonly asked: Ruling['asked'] | undefined }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { returning, pendingExtension, pendingProcessing } = asked ?? {}
  return (
    <>
      {returning && <p>{say(nameOf(dictionary, 'return-reason', returning.reason))}</p>}
      {pendingExtension && (
        <p>
          {say({ zh: '延到', en: 'Until' })} {say(momentOf(pendingExtension.until))}
        </p>
      )}
      {pendingProcessing && <p>{say(nameOf(dictionary, 'processing', pendingProcessing.processing))}</p>}
    </>
  )
}

/** Why it is asked for, as whoever asks has written it: it stands with the case. */
function InWords(about: { readonly caseId: string; readonly taskId: string; readonly at: string }) {
  const entries = useCase(about.caseId).data?.timeline.items ?? []
  const asking = entries.find(
    ({ at, data }) => at === about.at && 'taskId' in data && data.taskId === about.taskId,
  )
  return Object.values(asking?.texts ?? {}).map((words) => <p key={String(words)}>{String(words)}</p>)
}

/** What the leader proposes for the case: it stands with the case. */
function Proposed({ caseId }: { readonly caseId: string }) {
  const say = useSay()
  const dictionary = useDictionary()
  const proposal = useCase(caseId).data?.case.proposal
  if (proposal === undefined) return null
  return (
    <>
      <p>
        {say(nameOf(dictionary, 'consent', proposal.to))}
        {proposal.to === 'end' && ` · ${say(nameOf(dictionary, 'end-ground', proposal.ground))}`}
        {proposal.to === 'park' && (
          <span className="second">
            {' '}
            {say({ zh: '复核', en: 'review on' })} {say(dateLabel(proposal.reviewAt))}
          </span>
        )}
      </p>
      {proposal.to === 'park' && proposal.endsWhen !== undefined && <p>{proposal.endsWhen}</p>}
      {proposal.to === 'park' && proposal.publicWords !== undefined && (
        <p className="second">{proposal.publicWords}</p>
      )}
    </>
  )
}
