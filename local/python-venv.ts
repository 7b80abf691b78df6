import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { withLock } from './lock.ts'
import { LOCAL } from './paths.ts'
import { run } from './processes.ts'
import { writeWhole } from './whole-file.ts'

/** A program of Python, with the pinned packages that it is made of. */
export type PythonProgram = {
  /** What it is called in a line for people, such as `the emulator`. */
  readonly what: string
  /** Its virtual environment, a folder under `.local/`. */
  readonly folder: string
  /** The file that pins its packages and all that they need, each with its hashes; made of the `.in` file beside it. */
  readonly requirements: string
}

const OLDEST_PYTHON = { major: 3, minor: 10 }

/**
 * Gets a program ready to run, in a virtual environment of its own, fetching what is missing.
 * @param say progress for people
 * @returns the Python that has it; or in one clear line why this machine has none
 */
export async function pythonOf(
  program: PythonProgram,
  say: (line: string) => void,
): Promise<{ readonly python: string } | { readonly problem: string }> {
  const wanted = await readFile(program.requirements, 'utf8')
  const python = pythonIn(program)
  if (await ready(program, wanted)) return { python }
  const found = await findPython()
  const problem =
    found === undefined
      ? `No Python ${OLDEST_PYTHON.major}.${OLDEST_PYTHON.minor} or newer is on the PATH, which ${program.what} needs.`
      : await withLock(
          join(LOCAL, `${program.folder}.lock`),
          () => say(`Another command is fetching ${program.what}; waiting for it.`),
          async () =>
            (await ready(program, wanted)) ? undefined : await makeVenv(found, program, wanted, say),
        )
  return problem === undefined ? { python } : { problem }
}

const pythonIn = ({ folder }: PythonProgram): string =>
  process.platform === 'win32'
    ? join(LOCAL, folder, 'Scripts', 'python.exe')
    : join(LOCAL, folder, 'bin', 'python')

const markOf = ({ folder }: PythonProgram): string => join(LOCAL, folder, 'ready.txt')

async function ready(program: PythonProgram, wanted: string): Promise<boolean> {
  if (!existsSync(pythonIn(program))) return false
  return readFile(markOf(program), 'utf8').then(
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
  found: string,
  program: PythonProgram,
  wanted: string,
  say: (line: string) => void,
): Promise<string | undefined> {
  const { what, folder, requirements } = program
  say(`Fetching ${what} (about 20 s the first time) …`)
  await rm(join(LOCAL, folder), { recursive: true, force: true })
  const venv = await run(found, ['-m', 'venv', join(LOCAL, folder)])
  if (venv.code !== 0)
    return (
      `${found} could not make a virtual environment: ${lastLine(venv.output)} ` +
      '(on Debian and Ubuntu: apt install python3-venv).'
    )
  const pip = await run(pythonIn(program), ['-m', 'pip', ...pipArguments(requirements)])
  if (pip.code !== 0) return pipProblem(what, pip.output)
  writeWhole(markOf(program), wanted)
  return undefined
}

/** How pip is asked for what a file pins: whatever is not told with its hash, or has another, is not installed. */
export const pipArguments = (requirements: string): readonly string[] => [
  'install',
  '--quiet',
  '--disable-pip-version-check',
  '--no-input',
  '--require-hashes',
  '-r',
  requirements,
]

/**
 * Why pip failed, in a line for people. Without a network it ends by saying that there is no such version.
 * @param what was to be fetched
 * @param output everything it printed
 */
export function pipProblem(what: string, output: string): string {
  if (/Retry\(total=0|Max retries exceeded/.test(output))
    return `Could not fetch ${what}: pip does not reach its package index (PyPI), which it must once.`
  return `pip could not fetch ${what}: ${lastLine(output)}`
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}
