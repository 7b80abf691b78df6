import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where this clone lies. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** Everything made on this machine lies here; git ignores it. */
export const LOCAL = join(ROOT, '.local')

/** The tools that came with npm, and the Node 24 that everything runs on. */
export const TOOLS = join(ROOT, 'node_modules', '.bin')
export const NODE_FOLDER = join(ROOT, 'node_modules', 'node', 'bin')

/** The folders of our own code, over which the dependency rules go. */
export const FOLDERS = [
  'domain',
  'adapters',
  'functions',
  'statemachines',
  'infra',
  'packs',
  'console',
  'local',
  'operator',
  'bench',
  'test',
]
