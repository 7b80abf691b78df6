import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { LOCAL } from '../paths.ts'
import { writeWhole } from '../whole-file.ts'
import { answers, BUSY_FOR } from './answers.ts'
import { LOCAL_ENVIRONMENTS, type LocalEnvironment, Outputs } from './outputs.ts'

/** An issuer outside: its address, and for whom its tokens are issued. */
export const Issuer = z.object({ issuer: z.url(), audience: z.string().min(1) })
export type Issuer = z.infer<typeof Issuer>

/** What the tools of this clone know about an environment that is up; only for its owner to read. */
export const EnvironmentFile = z.object({
  environment: z.enum(LOCAL_ENVIRONMENTS),
  /** Base URLs of the emulator and of this environment's API on it. */
  emulator: z.url(),
  api: z.url(),
  outputs: Outputs,
  /** Everybody's password. */
  password: z.string(),
  /** Who vouches for people where this system has no accounts of its own. */
  issuer: Issuer.optional(),
})
export type EnvironmentFile = z.infer<typeof EnvironmentFile>

const pathOf = (environment: LocalEnvironment): string => join(LOCAL, `environment-${environment}.json`)

/** Keeps what the tools have to know about an environment. */
export async function keepEnvironment(file: EnvironmentFile): Promise<void> {
  await mkdir(LOCAL, { recursive: true })
  writeWhole(pathOf(file.environment), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
}

/** Forgets the environments of an emulator that has ended or was emptied: nothing of them is left. */
export async function forgetEnvironments(): Promise<void> {
  await Promise.all(LOCAL_ENVIRONMENTS.map((environment) => rm(pathOf(environment), { force: true })))
}

/**
 * Reads what is known about an environment.
 * @throws Error that says what to do, when it is not up, or no longer
 */
export async function readEnvironment(environment: LocalEnvironment): Promise<EnvironmentFile> {
  const text = await readFile(pathOf(environment), 'utf8').catch(() => undefined)
  if (text === undefined) {
    const first = environment === 'story' ? 'npm start` and `npm run story' : 'npm start'
    throw new Error(`There is no environment ${environment} here yet: \`${first}\` first.`)
  }
  const file = EnvironmentFile.parse(JSON.parse(text))
  if (!(await answers(file.emulator, BUSY_FOR)))
    throw new Error(
      `The emulator at ${file.emulator} does not answer any more, and what was in it is gone: \`npm start\` begins afresh.`,
    )
  return file
}
