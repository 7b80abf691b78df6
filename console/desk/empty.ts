import type { Label } from '../base/label.ts'
import type { Me } from '../staff/session.ts'

/** What an empty desk says to those who never have a task: what is theirs, and where it is done. */
const WITHOUT_TASKS: Readonly<Record<string, Label>> = {
  auditor: {
    zh: '审计员查看案件，不办理。按案号、地点在上面查找，或从态势里打开。',
    en: 'Auditors read cases and do nothing on them. Find one above by its number or place, or open it from the board.',
  },
}

/** What the desk says when nothing is on it. */
export const emptyDesk = ({ roles, desks }: Me): Label =>
  WITHOUT_TASKS[roles[0]?.code ?? ''] ??
  (desks.length === 0
    ? {
        zh: '您现在没有代行的岗位，这里没有要您办的。',
        en: 'No desk is yours now: nothing for you to do here.',
      }
    : { zh: '现在没有要您办的。', en: 'Nothing for you to do now.' })

export const NOTHING_LIKE_THAT: Label = {
  zh: '没有这样的任务。点「全部」看其余的。',
  en: 'No task like that. Press "All" for the others.',
}
