import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { type LocalEnvironment, Outputs } from './deploy.ts'
import { LOCAL } from './paths.ts'
import { writeWhole } from './whole-file.ts'

/** What the tools of this clone know about an environment that is up; only for its owner to read. */
export const EnvironmentFile = z.object({
  environment: z.enum(['local', 'story']),
  /** Base URLs of the emulator and of this environment's API on it. */
  emulator: z.url(),
  api: z.url(),
  outputs: Outputs,
  /** Everybody's password. */
  password: z.string(),
})
export type EnvironmentFile = z.infer<typeof EnvironmentFile>

const pathOf = (environment: LocalEnvironment): string => join(LOCAL, `environment-${environment}.json`)

/** Keeps what the tools have to know about an environment. */
export async function keepEnvironment(file: EnvironmentFile): Promise<void> {
  await mkdir(LOCAL, { recursive: true })
  writeWhole(pathOf(file.environment), `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
}

/**
 * Reads what is known about an environment.
 * @throws Error that says what to do, when it is not up
 */
export async function readEnvironment(environment: LocalEnvironment): Promise<EnvironmentFile> {
  const text = await readFile(pathOf(environment), 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`Nothing is running here yet: \`npm start\` first.`)
  return EnvironmentFile.parse(JSON.parse(text))
}
