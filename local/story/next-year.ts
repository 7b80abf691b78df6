import { atLocal } from '#domain/clock/calendar.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import type { DeskTask } from './desk.ts'
import { steppedSystem } from './stepped-system.ts'
import { teller } from './teller.ts'

/** Shortly before a Spring Festival whose days off nobody had announced when the calendar was made. */
const BEFORE_THE_FESTIVAL = atLocal('2027-02-01', '09:30')

/**
 * Plays how due times look when the holidays of their year are not published yet: computed as if there were none, and
 * marked 暂定 until they are. Comes after the story, in the same environment; what was told before stays.
 * @param say gets each line as it happens
 * @returns the tasks that were sent to the parties
 */
export async function playNextYear(
  environment: EnvironmentFile,
  say: (line: string) => void,
): Promise<readonly DeskTask[]> {
  const system = steppedSystem(environment)
  const { scene, tellDue } = teller(system, say)
  await system.moveTo(BEFORE_THE_FESTIVAL)
  scene(BEFORE_THE_FESTIVAL, {
    zh: '另一件，2027年：节假日安排尚未公布，时限先行暂定',
    en: 'Another case, in 2027: the holidays are not published yet, so its due times are provisional',
  })
  const { caseId } = await system.fileReport({
    channel: 'hotline',
    appeal: 'complaint',
    description: '沿街商铺门口搭建了小屋，占用人行道。',
    place: '四平路2500号',
    matter: 'illegal-structure',
    reporter: { phone: '13800005551' },
  })
  await tellDue(caseId)
  await system.report(caseId, 'call-taker', 'contact', { outcome: 'accepted' })
  await system.settle(caseId)
  await system.report(caseId, 'dispatcher', 'dispatch', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: [],
  })
  return tellDue(caseId)
}
