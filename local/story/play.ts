import { atLocal } from '#domain/clock/calendar.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import type { TimelineEntry } from './desk.ts'
import { until } from './patience.ts'
import { REPORT, SCENES, type Stagecraft } from './scenes.ts'
import { steppedSystem } from './stepped-system.ts'
import { teller } from './teller.ts'

/** What is there when the loop has closed. */
export type Told = {
  readonly caseId: string
  readonly trackingCode: string
  /** What the reporter reads at the end. */
  readonly status: { readonly code: string; readonly zh: string; readonly en: string }
  readonly timeline: readonly TimelineEntry[]
  readonly precedent: Readonly<Record<string, unknown>>
}

/**
 * Plays 国定路555弄 in an environment of its own, from the call of 18 January to the precedent of 1 February 2021.
 * @param say gets each line as it happens
 * @throws Error when a step does not come about, the execution does not succeed, or the precedent can't be read
 */
export async function playStory(environment: EnvironmentFile, say: (line: string) => void): Promise<Told> {
  const system = steppedSystem(environment)
  const { desk, machine } = system
  const { scene, tellDue } = teller(system, say)

  const start = atLocal('2021-01-18', '09:20')
  await system.begin(start)
  scene(start, '居民来电反映非机动车棚', 'A resident rings about the bicycle shed')
  const { trackingCode, caseId } = await system.fileReport(REPORT)
  say(`    诉求已收到，查询码 ${trackingCode}；立案 ${caseId}`)
  await tellDue(caseId)

  const with_: Stagecraft = {
    desk,
    caseId,
    report: async (person, kind, outcome, item) => {
      await system.report(caseId, person, kind, outcome, item)
      say(`    ${person}  ${outcome.outcome}${item === undefined ? '' : ` · ${item}`}`)
    },
    act: async (person, action) => {
      await desk.act(person, caseId, action)
      say(`    ${person}  ${action.action}`)
    },
  }
  for (const { at, stage, zh, en, play } of SCENES) {
    const stands = await system.waitUntil(caseId, at)
    if (stands !== stage) throw new Error(`At ${at} the case should be in ${stage} and is in ${stands}.`)
    scene(at, zh, en)
    await play(with_)
    await tellDue(caseId)
  }

  await until('the execution succeeds', async () =>
    (await machine.status(caseId, 1)).is === 'succeeded' ? true : undefined,
  )
  const precedent = await until('the precedent can be read', () =>
    desk.precedent(caseId, 'dispatcher').catch(() => undefined),
  )
  const { status } = await desk.track(trackingCode)
  return { caseId, trackingCode, status, timeline: await desk.timeline(caseId), precedent }
}
