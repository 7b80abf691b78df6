/** Intake's bundle against a bare one: its size, and how long importing it takes in a fresh process. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { BUNDLING } from '#infra/bundles.ts'
import { ROOT } from '#local/paths.ts'
import { interleaved, type Measured } from './measure.ts'

const IMPORTS = 31
const BUDGET = 1.3

/** Intake, and what it is compared with: bare handlers that keep a report in as many items, and in two. */
const ENTRIES = {
  ours: 'functions/api/submit-report.ts',
  four: 'bench/bare/four-items.ts',
  two: 'bench/bare/two-items.ts',
}

/** The bundles of what is compared. */
export type Bundles = Readonly<Record<keyof typeof ENTRIES, string>>

/** Bundles intake and the bare handlers as functions are bundled. @returns their files; gone when this process ends */
export function bundled(): Bundles {
  const folder = mkdtempSync(join(tmpdir(), 'duoge-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  buildSync({
    ...BUNDLING,
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  })
  return { ours: join(folder, 'ours.mjs'), four: join(folder, 'four.mjs'), two: join(folder, 'two.mjs') }
}

/** Compares the bundles. */
export async function compareBundles(files: Bundles): Promise<readonly Measured[]> {
  const size = { ours: statSync(files.ours).size, bare: statSync(files.four).size }
  for (const file of [files.ours, files.four]) await importTime(file)
  const time = await interleaved(IMPORTS, {
    ours: () => importTime(files.ours),
    bare: () => importTime(files.four),
  })
  return [
    {
      what: 'intake bundle, size',
      value: size.ours / size.bare,
      budget: BUDGET,
      unit: '×',
      from: `${kilobytes(size.ours)} against ${kilobytes(size.bare)}`,
    },
    {
      what: 'intake bundle, import',
      value: time.ours / time.bare,
      budget: BUDGET,
      unit: '×',
      from: `${time.ours.toFixed(1)} ms against ${time.bare.toFixed(1)} ms, medians of ${IMPORTS} processes each`,
    },
  ]
}

const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`

/** Milliseconds that importing a file takes in a process of its own. */
function importTime(file: string): Promise<number> {
  const script = `const begun = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - begun)`
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, AWS_REGION: 'ap-east-1' },
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(Number(output)) : reject(new Error(`Importing ${file} failed.`)),
    )
  })
}
