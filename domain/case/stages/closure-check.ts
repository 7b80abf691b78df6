import { createHash } from 'node:crypto'
import type { Label } from '../../label.ts'
import { appealsOf } from '../draft/closings.ts'
import { type Draft, isOpen, matterOfCase } from '../draft/draft.ts'
import type { CheckWay } from '../record/task.ts'
import { settleTask, tasksOfKind } from '../tasks/tasks.ts'

/** What each way of checking is called. */
export const CHECK_WAY_LABELS: Readonly<Record<CheckWay['by'], Label>> = {
  site: { zh: '现场核查', en: 'check on site' },
  telephone: { zh: '电话核查', en: 'check by telephone' },
  documents: { zh: '材料核查', en: 'check by documents' },
}

/** 私搭乱建 in the list of events of GB/T 30428.2: whatever a pack says, that it is gone is seen on site. */
const UNLAWFUL_STRUCTURE = { kind: 'event', major: '01', minor: '01' } as const

/**
 * 抽查: what a case draws of a hundred. By its id alone, which nobody chooses: drawn again it is the same, by anybody who
 * checks it, and nobody can have it drawn until it suits. Below the pack's share it is checked on site.
 * @returns 0 to 99
 */
export const drawOf = (caseId: string): number =>
  createHash('sha256').update(`closure-check/${caseId}`).digest().readUInt32BE(0) % 100

/** Whether there is anything to check: a site, or another way that the pack names. */
export function isChecked(draft: Draft): boolean {
  const { site, closureCheck } = matterOfCase(draft)
  return site || closureCheck !== undefined
}

/**
 * 核查方式: how it is checked that the trouble is gone, as the matter says. Always on site where there is one: for a tip-off, a
 * hazard or an emergency, an unlawful structure, after a check that failed, and where another way left it open. Who cannot be called is not.
 */
export function checkWayOf(draft: Draft): CheckWay {
  const { site, closureCheck } = matterOfCase(draft)
  if (site && (closureCheck === undefined || closureCheck.by === 'site' || mustBeSeen(draft)))
    return { by: 'site' }
  if (closureCheck?.by === 'telephone' && !draft.case.seeOnSite && draft.counters.standing > 0)
    return { by: 'telephone' }
  if (closureCheck?.by !== 'lot')
    return { by: site && closureCheck?.by !== 'documents' ? 'site' : 'documents' }
  const lot = { drawn: drawOf(draft.case.caseId), share: closureCheck.share }
  return { by: lot.drawn < lot.share ? 'site' : 'documents', lot }
}

function mustBeSeen(draft: Draft): boolean {
  const { emergency, seeOnSite = false, failedReinspections } = draft.case
  const { kind, major, minor } = matterOfCase(draft)
  const { kind: event, major: street, minor: structure } = UNLAWFUL_STRUCTURE
  return (
    emergency ||
    seeOnSite ||
    failedReinspections > 0 ||
    (kind === event && major === street && minor === structure) ||
    appealsOf(draft).includes('tip-off')
  )
}

/**
 * What has become known since the check was sent may ask for another way: a tip-off joined, a hazard was found, the matter was
 * corrected, nobody is left to call. The check that stands falls away, and one that is made so is sent.
 * @param send sends the check anew
 */
export function keepCheckWay(draft: Draft, send: (draft: Draft) => void): void {
  if (!isOpen(draft, 'reinspection')) return
  const wanted = checkWayOf(draft).by
  const others = tasksOfKind(draft, 'reinspect').filter(({ check }) => (check?.by ?? 'site') !== wanted)
  for (const task of others) settleTask(draft, task, 'no-longer-needed')
  if (others.length > 0) send(draft)
}
