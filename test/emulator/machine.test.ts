import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '#domain/case/record/transitions.ts'
import { startEmulator } from '#local/emulator.ts'
import { executionName, executionText, machineError } from '#statemachines/contract.ts'
import { deployMachine, type EndedExecution, type OpenedStage } from '#test/support/emulated-machine.ts'
import { MACHINE_PATHS, type MachinePath } from '#test/support/machine-paths.ts'
import { recordedStages } from '#test/support/recorded-stages.ts'

type Taken = EndedExecution & { readonly opened: readonly string[] }

const inputOf = ({ caseId, enterAt }: MachinePath) => executionText({ caseId, run: 1, enterAt })
const answerOf = (path: MachinePath, index: number, visit: number) =>
  JSON.stringify({ outcome: path.answers[index], nextVisit: visit + 1, whose: path.whose ?? 'ordinary' })
const line = ({ stage, visit, attempt }: Pick<OpenedStage, 'stage' | 'visit' | 'attempt'>) =>
  `${stage}, visit ${visit}, attempt ${attempt}`

/** Takes a path on the runner. */
async function onRunner(path: MachinePath): Promise<Taken> {
  const { runner, opened } = recordedStages({
    openStage: (_, { attempt }) => {
      const name = path.errors?.[opened.at(-1)?.visit ?? 0]?.[attempt]
      if (name !== undefined) throw machineError(name, 'As told.')
    },
  })
  const execution = await runner.start(executionName(path.caseId, 1), inputOf(path))
  for (let answered = 0; execution.status === 'RUNNING'; ) {
    if (execution.waiting === undefined) await runner.advance(60)
    else
      await runner.sendTaskSuccess(
        execution.waiting.token,
        answerOf(path, answered++, opened.at(-1)?.visit ?? 0),
      )
  }
  const { status, error, output, statesEntered } = execution
  return { status, error, output, statesEntered, opened: opened.map(line) }
}

type Taker = {
  readonly path: MachinePath
  readonly arn: string
  readonly opened: OpenedStage[]
  answered: number
}

/** The cases that wait for a stage to be opened. */
const missing = (takers: readonly Taker[]) =>
  takers.filter((taker) => taker.answered < taker.path.answers.length).map((taker) => taker.path.caseId)

type Machine = Awaited<ReturnType<typeof deployMachine>>

/** Takes all paths on the emulator, side by side. */
async function onEmulator(machine: Machine): Promise<Map<string, Taken>> {
  const takers = await Promise.all(
    MACHINE_PATHS.map(async (path): Promise<Taker> => {
      const arn = await machine.start(executionName(path.caseId, 1), inputOf(path))
      return { path, arn, opened: [], answered: 0 }
    }),
  )
  for (const begun = Date.now(); missing(takers).length > 0; ) {
    if (Date.now() - begun > 60_000)
      throw new Error(`Not asked for all answers within a minute: ${missing(takers).join(', ')}.`)
    for (const stage of await machine.opened()) {
      const taker = takers.find((each) => each.path.caseId === stage.caseId)
      taker?.opened.push(stage)
      if (taker === undefined || stage.failing) continue
      await machine.answer(stage.token, answerOf(taker.path, taker.answered, stage.visit))
      taker.answered += 1
    }
  }
  const ended = await Promise.all(
    takers.map(async (taker) => ({ taker, ended: await machine.ended(taker.arn) })),
  )
  // What fails last asks for no answer, so its message may still be on its way.
  for (let rest = await machine.opened(); rest.length > 0; rest = await machine.opened()) {
    for (const stage of rest) takers.find((each) => each.path.caseId === stage.caseId)?.opened.push(stage)
  }
  return new Map(
    ended.map(({ taker, ended }) => [taker.path.caseId, { ...ended, opened: taker.opened.map(line) }]),
  )
}

describe('the machine on the emulator', () => {
  let dir: string
  let stop: () => Promise<void> = async () => {}
  let machine: Machine
  let taken: Map<string, Taken>

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'machine-test-'))
    // One of its own, because the recording functions are too small to sign what they send.
    const emulator = await startEmulator({ dir, lax: true })
    stop = emulator.stop
    const errors = Object.fromEntries(MACHINE_PATHS.map((path) => [path.caseId, path.errors ?? {}]))
    machine = await deployMachine(emulator.endpoint, errors)
    taken = await onEmulator(machine).catch(async (error: unknown) => {
      const log = await readFile(join(dir, 'emulator.log'), 'utf8')
      throw new Error(`The emulator did not take the paths; its log ends with: ${log.slice(-2000)}`, {
        cause: error,
      })
    })
  }, 180_000)
  afterAll(async () => {
    await stop()
    await rm(dir, { recursive: true, force: true })
  })

  it.each(MACHINE_PATHS)('visits the states that the runner visits: $name', async (path) => {
    expect(taken.get(path.caseId)).toEqual(await onRunner(path))
  })
  it('goes on with what waits when a release that refuses it is taken back by its alias', async () => {
    const start = (caseId: string) =>
      machine.start(executionName(caseId, 1), executionText({ caseId, run: 1, enterAt: 'confirm' }))
    const asked = async (caseId: string): Promise<OpenedStage> => {
      for (const begun = Date.now(); Date.now() - begun < 30_000; )
        for (const stage of await machine.opened()) if (stage.caseId === caseId) return stage
      throw new Error(`No stage of ${caseId} was opened within half a minute.`)
    }
    const settle = async (outcome: Outcome, { token, visit }: OpenedStage) =>
      machine.answer(token, JSON.stringify({ outcome, nextVisit: visit + 1, whose: 'ordinary' }))

    const waiting = await start('waits')
    const confirm = await asked('waits')
    await machine.releaseWhatRefuses()
    const refused = await machine.ended(await start('refused'))
    await asked('refused')
    await machine.goBack()
    await settle('accepted', confirm)
    const dispatch = await asked('waits')
    await settle('transferred', dispatch)

    expect(refused.status).toBe('FAILED')
    expect([confirm, dispatch].map(({ stage, visit, failing }) => [stage, visit, failing])).toEqual([
      ['confirm', 1, false],
      ['dispatch', 2, false],
    ])
    expect((await machine.ended(waiting)).status).toBe('SUCCEEDED')
  })
})
