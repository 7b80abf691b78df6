import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import { run } from './processes.ts'
import { pythonOf } from './python-venv.ts'

/** What can run the emulator on this machine: Python with the pinned packages, or Docker with the pinned image. */
export type EmulatorProgram =
  | { readonly kind: 'python'; readonly python: string }
  | { readonly kind: 'docker'; readonly image: string }

const REQUIREMENTS = join(ROOT, 'local', 'requirements.txt')

/**
 * Gets the emulator ready to run, fetching what is missing.
 * @param say progress for people
 * @throws Error with one clear line when this machine can run it in no way
 */
export async function emulatorProgram(say: (line: string) => void): Promise<EmulatorProgram> {
  const got = await pythonOf({ what: 'the emulator', folder: 'venv', requirements: REQUIREMENTS }, say)
  if ('python' in got) return { kind: 'python', python: got.python }
  say(got.problem)
  const docker = await run('docker', ['version', '--format', '{{.Server.Version}}'])
  if (docker.code === 0)
    return {
      kind: 'docker',
      image: `ministackorg/ministack:${versionOf(await readFile(REQUIREMENTS, 'utf8'))}`,
    }
  throw new Error(`${got.problem} (Docker would do instead, and does not work on this machine.)`)
}

function versionOf(requirements: string): string {
  return /^ministack==(\S+)/m.exec(requirements)?.[1] ?? 'latest'
}
