import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { bringUp } from './bring-up.ts'
import { runningEmulator, startEmulator } from './emulator.ts'
import { answers } from './environment/answers.ts'
import { type EnvironmentFile, keepEnvironment, readEnvironment } from './environment/environment-file.ts'
import { apiOf, outputsOf } from './environment/outputs.ts'
import { clientSettings } from './environment/settings.ts'
import { LOCAL } from './paths.ts'
import { endOnSignals, endWithUs } from './processes.ts'
import { playNextYear } from './story/next-year.ts'
import { playOn } from './story/play.ts'
import { PLAYS, playNamed } from './story/plays/index.ts'
import { SHED } from './story/plays/shed.ts'
import { steppedSystem } from './story/stepped-system.ts'
import { timelineText } from './story/tell.ts'
import { trackerText } from './story/tell-tracker.ts'

/**
 * `npm run story`: plays 国定路555弄 on the running local system, or on a fresh one, through the real API, queues and
 * state machine, with weeks passing in seconds; `npm run story -- gas` and `-- discontent` play another. Ends well only
 * when the loop has closed.
 */

const begun = performance.now()
const say = (line: string): void =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${line}`)

/** The emulator of `npm start`, or one of this telling's own. */
async function anEmulator() {
  const named = process.env.AWS_ENDPOINT_URL?.replace(/\/$/, '')
  if (named && (await answers(named))) return { endpoint: named, ours: false, stop: async () => {} }
  const running = await runningEmulator(LOCAL)
  if (running) return { endpoint: running.endpoint, ours: false, stop: async () => {} }
  // In a folder that goes with it: `npm start` would take one that it finds for its own.
  await mkdir(LOCAL, { recursive: true })
  const dir = await mkdtemp(join(LOCAL, 'story-'))
  endWithUs(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))
  return { ...(await startEmulator({ dir, say })), ours: true }
}

/** The story's own environment, deployed unless it stands already. */
async function environmentOn({
  endpoint,
  ours,
}: {
  endpoint: string
  ours: boolean
}): Promise<EnvironmentFile> {
  const kept = await readEnvironment('story').catch(() => undefined)
  const cloudformation = new CloudFormationClient(clientSettings(endpoint))
  const stands = await outputsOf('story', cloudformation).catch(() => undefined)
  if (kept?.emulator === endpoint && stands !== undefined && kept.api === apiOf(endpoint, stands)) return kept
  say('部署故事专用环境 · Deploying the story’s own environment …')
  const environment = await bringUp('story', endpoint)
  if (!ours) await keepEnvironment(environment)
  return environment
}

endOnSignals()
try {
  const play = playNamed(process.argv[2] ?? PLAYS[0]?.name ?? '')
  const emulator = await anEmulator()
  try {
    const environment = await environmentOn(emulator)
    say(`${play.title.zh} · ${play.title.en}`)
    const { trackingCode, tracked, timeline, items, precedent } = await playOn(
      steppedSystem(environment),
      play,
      say,
    )
    console.log(`\n时间线 · timeline\n\n${timelineText(timeline, items)}`)
    console.log(`\n案例 · precedent\n\n${JSON.stringify(precedent, null, 2)}\n`)
    const read = tracked.at(-1)?.tracking
    console.log(`查询码 ${trackingCode}\n${read === undefined ? '' : trackerText(read).join('\n')}\n`)
    if (play === SHED) await playNextYear(environment, say)
    say('闭环 · The loop has closed: the execution succeeded and the precedent can be read.')
  } finally {
    if (emulator.ours) await emulator.stop()
  }
  process.exit(0)
} catch (error) {
  console.error(`duoge: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
