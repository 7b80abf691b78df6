import type { Task } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dateLabel, timeLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useCase } from '../case/case.ts'

type Ruling = NonNullable<Task['ruling']>

/** What is asked for, before it is ruled on: what it is, whose task it is about, and in which words. */
export function Asked({
  caseId,
  ruling,
  sentAt,
}: {
  readonly caseId: string
  readonly ruling: Ruling
  /** Since when it is asked here: later than it was asked at first, where somebody has passed it on. */
  readonly sentAt: string
}) {
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
      {asked !== undefined && <InWords caseId={caseId} moments={[at, sentAt]} />}
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

/** Why it is asked for, and why it was passed on, as whoever did has written: it stands with the case. */
function InWords({ caseId, moments }: { readonly caseId: string; readonly moments: readonly string[] }) {
  const entries = useCase(caseId).data?.timeline.items ?? []
  return entries
    .filter(({ at }) => moments.includes(at))
    .flatMap(({ sequence, texts }) =>
      Object.values(texts).map((words) => <p key={`${sequence} ${words}`}>{String(words)}</p>),
    )
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
