import type { Instant } from '#domain/clock/calendar.ts'
import type { TimelineEntry, Tracking } from './desk.ts'
import { until } from './patience.ts'
import type { Play, Stagecraft } from './plays/play.ts'
import type { Stage } from './stage.ts'
import { actionText, outcomeText } from './tell.ts'
import { teller } from './teller.ts'

/** A stage on which a play begins in an empty system, and can be seen to end. */
export type PlayStage = Stage & {
  readonly begin: (at: Instant) => Promise<void>
  /** Whether the execution of a case has come to its good end. */
  readonly succeeded: (caseId: string) => Promise<boolean>
}

/** What is there when the loop has closed. */
export type Told = {
  readonly caseId: string
  readonly trackingCode: string
  /** What the reporter read: when it was reported, after each scene, and when all was done. */
  readonly tracked: readonly { readonly at: Instant; readonly tracking: Tracking }[]
  readonly timeline: readonly TimelineEntry[]
  /** What the items of its plan are about, by their codes. */
  readonly items: Readonly<Record<string, string>>
  readonly precedent: Readonly<Record<string, unknown>>
}

/**
 * Plays a story from the first call to the precedent, on a stage that is emptied before.
 * @param say gets each line as it happens
 * @throws Error when a step does not come about, the execution does not succeed, or the precedent can't be read
 */
export async function playOn(stage: PlayStage, play: Play, say: (line: string) => void): Promise<Told> {
  const { desk } = stage
  const { scene, tellDue, tellTracker } = teller(stage, say)
  const tracked: { at: Instant; tracking: Tracking }[] = []

  await stage.begin(play.at)
  scene(play.at, play)
  const { trackingCode, reportId, caseId } = await stage.fileReport(play.report)
  say(`    诉求已收到，查询码 ${trackingCode}；立案 ${caseId}`)
  const look = async (at: Instant): Promise<void> => {
    const tracking = await desk.track(trackingCode)
    tracked.push({ at, tracking })
    tellTracker(tracking)
  }
  await tellDue(caseId)
  await look(play.at)

  const with_: Stagecraft = {
    reportId,
    report: async (person, kind, outcome, item) => {
      await stage.report(caseId, person, kind, outcome, item)
      say(`    ${outcomeText(person, kind, outcome.outcome)}`)
    },
    act: async (person, action) => {
      await desk.act(person, caseId, action)
      say(`    ${actionText(person, action.action)}`)
    },
    actOnReport: async (person, action) => {
      await desk.actOnReport(person, caseId, reportId, action)
      say(`    ${actionText(person, action.action)}`)
    },
  }
  for (const { at, stage: expected, zh, en, play: carryOut } of play.scenes) {
    const stands = await stage.waitUntil(caseId, at)
    if (stands !== expected)
      throw new Error(`At ${at} the case should be in ${expected} and is in ${stands}.`)
    scene(at, { zh, en })
    await carryOut(with_)
    await tellDue(caseId)
    await look(at)
  }

  await until('the execution succeeds', async () => ((await stage.succeeded(caseId)) ? true : undefined))
  const precedent = await until('the precedent can be read', () =>
    desk.precedent(caseId, 'dispatcher').catch(() => undefined),
  )
  const { plan } = (await desk.caseOf(caseId)).case
  const items = Object.fromEntries((plan?.items ?? []).map(({ item, action }) => [item, action]))
  return { caseId, trackingCode, tracked, timeline: await desk.timeline(caseId), items, precedent }
}
