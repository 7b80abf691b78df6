import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync, type Metafile } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** How functions are bundled; the benchmarks bundle what they compare with in the same way. */
export const BUNDLING = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  sourcemap: false,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'error',
} as const satisfies BuildOptions

/** The bundled functions: where each lies, and what went into them. */
export type Bundles = {
  /** The folder of a function's bundle, for its entry under `functions/`, such as `api/submit-report`. */
  readonly folderOf: (entry: string) => string
  readonly metafile: Metafile
}

/**
 * Bundles functions for Lambda, all in one go (the SDK is part of the bundle: what is tested is what runs).
 * @param entries files under `functions/` without their ending
 * @param folder where they go; else a folder that lives as long as this process, since the CDK copies from it while it
 * synthesises
 * @throws Error from esbuild, which names file and line, when something does not resolve
 */
export function bundleFunctions(entries: readonly string[], folder = folderOfThisProcess()): Bundles {
  const { metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(entries.map((entry) => [`${entry}/index`, `functions/${entry}.ts`])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    ...BUNDLING,
    metafile: true,
  })
  return { folderOf: (entry) => join(folder, entry), metafile }
}

function folderOfThisProcess(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duoge-bundles-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
