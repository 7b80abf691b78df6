import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { withLock } from './lock.ts'
import { LOCAL, ROOT } from './paths.ts'
import { run } from './processes.ts'
import { writeWhole } from './whole-file.ts'

/** What can run the emulator on this machine: Python with the pinned packages, or Docker with the pinned image. */
export type EmulatorProgram =
  | { readonly kind: 'python'; readonly python: string }
  | { readonly kind: 'docker'; readonly image: string }

const OLDEST_PYTHON = { major: 3, minor: 10 }
const NO_PYTHON = `The emulator needs Python ${OLDEST_PYTHON.major}.${OLDEST_PYTHON.minor} or newer, and there is none on the PATH.`
const REQUIREMENTS = join(ROOT, 'local', 'requirements.txt')
const VENV = join(LOCAL, 'venv')
const READY = join(VENV, 'ready.txt')
const VENV_PYTHON =
  process.platform === 'win32' ? join(VENV, 'Scripts', 'python.exe') : join(VENV, 'bin', 'python')

/**
 * Gets the emulator ready to run, fetching what is missing.
 * @param say progress for people
 * @throws Error with one clear line when this machine can run it in no way
 */
export async function emulatorProgram(say: (line: string) => void): Promise<EmulatorProgram> {
  const wanted = await readFile(REQUIREMENTS, 'utf8')
  if (await ready(wanted)) return { kind: 'python', python: VENV_PYTHON }
  const python = await findPython()
  const problem =
    python === undefined
      ? NO_PYTHON
      : await withLock(
          join(LOCAL, 'venv.lock'),
          () => say('Another command is fetching the emulator; waiting for it.'),
          async () => ((await ready(wanted)) ? undefined : await makeVenv(python, wanted, say)),
        )
  if (problem === undefined) return { kind: 'python', python: VENV_PYTHON }
  say(problem)
  const docker = await run('docker', ['version', '--format', '{{.Server.Version}}'])
  if (docker.code === 0) return { kind: 'docker', image: `ministackorg/ministack:${versionOf(wanted)}` }
  throw new Error(`${problem} (Docker would do instead, and does not work on this machine.)`)
}

async function ready(wanted: string): Promise<boolean> {
  if (!existsSync(VENV_PYTHON)) return false
  return readFile(READY, 'utf8').then(
    (have) => have === wanted,
    () => false,
  )
}

/** The first Python on the PATH that is new enough. */
async function findPython(): Promise<string | undefined> {
  for (const candidate of [
    'python3',
    'python',
    'python3.14',
    'python3.13',
    'python3.12',
    'python3.11',
    'python3.10',
  ]) {
    const { code, output } = await run(candidate, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])
    const [major = 0, minor = 0] = output.trim().split('.').map(Number)
    if (code === 0 && major === OLDEST_PYTHON.major && minor >= OLDEST_PYTHON.minor) return candidate
  }
  return undefined
}

/** Makes the virtual environment anew; answers with what went wrong, if anything did. */
async function makeVenv(
  python: string,
  wanted: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  say('Fetching the emulator (about 20 s the first time) …')
  await rm(VENV, { recursive: true, force: true })
  const venv = await run(python, ['-m', 'venv', VENV])
  if (venv.code !== 0)
    return (
      `${python} could not make a virtual environment: ${lastLine(venv.output)} ` +
      '(on Debian and Ubuntu: apt install python3-venv).'
    )
  const pip = await run(VENV_PYTHON, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    '-r',
    REQUIREMENTS,
  ])
  if (pip.code !== 0) return pipProblem(pip.output)
  writeWhole(READY, wanted)
  return undefined
}

/**
 * Why pip failed, in a line for people. Without a network it ends by saying that there is no such version.
 * @param output everything it printed
 */
export function pipProblem(output: string): string {
  if (/Retry\(total=0|Max retries exceeded/.test(output))
    return 'The emulator could not be fetched: pip does not reach its package index (PyPI), which it must once.'
  return `pip could not fetch the emulator: ${lastLine(output)}`
}

function versionOf(requirements: string): string {
  return /^ministack==(.+)$/m.exec(requirements)?.[1] ?? 'latest'
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}
