import type { Actor } from '../people/actor.ts'
import { submitsAt } from '../people/rights.ts'
import { type Channel, isSubmittedBy } from './record/channels.ts'
import type { Submission } from './record/submission.ts'

/** Where staff submit reports, told to whoever tried it without signing in. */
const DESK = 'POST /v1/desk/reports'

const BY_STAFF = '这一项由工作人员登记时填写。'

/** One field that this sender may not fill in like that. */
export type SubmissionFault = { readonly field: string; readonly message: string; readonly zh: string }

/**
 * What keeps this sender from submitting a report like that. Anybody may report; but that the reporter was spoken to, that
 * patrol or a device found it, and which system waits for a reply decide how it goes on, so that only staff say it.
 * @param who the staff member at the desk; nobody for the public route
 */
export function submissionFaults(sent: Submission, who: Actor | undefined): readonly SubmissionFault[] {
  if (who === undefined) return publicFaults(sent)
  return [
    ...(sent.upstreamDue === undefined || sent.source !== undefined
      ? []
      : [
          {
            field: 'upstreamDue',
            message: 'Only another authority sets a limit of its own. Name it in "source".',
            zh: '只有其他单位转来的诉求有上级时限，请先填来源系统和编号。',
          },
        ]),
    ...(sent.joins === undefined || sent.about === undefined
      ? []
      : [
          {
            field: 'joins',
            message:
              'What is about people of the house joins no case that they can see. Leave one of both out.',
            zh: '反映本单位人员的诉求不能并入他们看得到的案件，请去掉其中一项。',
          },
        ]),
    ...(submitsBy(who, sent.channel)
      ? []
      : [
          {
            field: 'channel',
            message: `Your roles submit no reports of the channel ${sent.channel}.`,
            zh: '您的岗位不登记这个途径的诉求。',
          },
        ]),
    ...((sent.jurisdiction ?? who.jurisdiction) === who.jurisdiction
      ? []
      : [
          {
            field: 'jurisdiction',
            message: 'Submit reports of your own jurisdiction.',
            zh: '只能登记本辖区的诉求。',
          },
        ]),
  ]
}

function publicFaults({
  channel,
  confirmedInPerson,
  source,
  upstreamDue,
  joins,
  device,
}: Submission): SubmissionFault[] {
  return [
    ...(device === undefined
      ? []
      : [
          {
            field: 'device',
            message: `Only staff and systems name the device that raised an alarm, by ${DESK}.`,
            zh: BY_STAFF,
          },
        ]),
    ...(isSubmittedBy('public', channel)
      ? []
      : [
          {
            field: 'channel',
            message: `Reports of the channel ${channel} come in by ${DESK}.`,
            zh: BY_STAFF,
          },
        ]),
    ...(confirmedInPerson === true
      ? [
          {
            field: 'confirmedInPerson',
            message: `Only staff confirm a report in person, by ${DESK}.`,
            zh: BY_STAFF,
          },
        ]
      : []),
    ...(source === undefined
      ? []
      : [
          {
            field: 'source',
            message: `Only staff name the system a report came from, by ${DESK}.`,
            zh: BY_STAFF,
          },
        ]),
    ...(joins === undefined
      ? []
      : [
          {
            field: 'joins',
            message: `Only staff say which case a report belongs to, by ${DESK}.`,
            zh: BY_STAFF,
          },
        ]),
    ...(upstreamDue === undefined
      ? []
      : [
          {
            field: 'upstreamDue',
            message: `Only staff take over the limit of another authority, by ${DESK}.`,
            zh: BY_STAFF,
          },
        ]),
  ]
}

/** Whether somebody submits reports that came in by a channel. */
export const submitsBy = (who: Actor, channel: Channel): boolean =>
  submitsAt(who).some((as) => isSubmittedBy(as, channel))
