import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { FOLDERS, ROOT } from '#local/paths.ts'

const Cruise = z.object({
  modules: z.array(
    z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) }),
  ),
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

type Cruise = z.infer<typeof Cruise>

function cruise(cwd: string): Cruise {
  const tool = join(ROOT, 'node_modules/.bin/depcruise')
  const args = [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS]
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return Cruise.parse(JSON.parse(stdout))
}

/** The arrows between folders of the domain that can be gone back: each folder is one, with the files right in it. */
function arrowsInCircles({ modules }: Cruise): string[] {
  const arrows = new Map<string, Set<string>>()
  for (const { source, dependencies } of modules)
    for (const { resolved } of dependencies)
      if (
        [source, resolved].every((path) => path.startsWith('domain/')) &&
        dirname(source) !== dirname(resolved)
      )
        arrows.set(dirname(source), (arrows.get(dirname(source)) ?? new Set()).add(dirname(resolved)))
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of arrows.get(from) ?? []) if (!seen.has(next)) reached(next, seen.add(next))
    return seen
  }
  return [...arrows].flatMap(([from, folders]) =>
    [...folders].filter((to) => reached(to).has(from)).map((to) => `${from} → ${to}`),
  )
}

/** One forbidden import for each rule: where it is planted, what it says, and the rule that must find it. */
const PLANTED = [
  ['domain/planted.ts', "import '#adapters/ports.ts'", 'domain-alone'],
  ['domain/planted-sdk.ts', "import '@aws-sdk/client-sqs'", 'domain-is-pure'],
  ['adapters/planted.ts', "import '#functions/runtime/env.ts'", 'adapters-inward'],
  ['functions/planted.ts', "import '#infra/environments.ts'", 'functions-inward'],
  ['functions/planted-pack.ts', "import '#packs/index.ts'", 'functions-inward'],
  ['functions/planted-sdk.ts', "import '@aws-sdk/client-sqs'", 'aws-behind-adapters'],
  ['functions/api/planted.function.ts', "import '#domain/result.ts'", 'functions-declare-facts'],
  ['adapters/planted/actions.ts', "import '@aws-sdk/client-sqs'", 'declarations-are-constants'],
  ['packs/planted.ts', "import '#adapters/ids.ts'", 'packs-are-data'],
  ['statemachines/planted.ts', "import '#functions/runtime/env.ts'", 'machine-inward'],
  ['infra/planted.ts', "import '#domain/result.ts'", 'infra-knows-names-only'],
  ['domain/people/roles.ts', "import './actor.ts'", 'declarations-are-constants'],
  ['local/planted.ts', "import './nowhere.ts'", 'nothing-unresolved'],
  ['operator/planted.ts', "import '#local/emulator.ts'", 'operator-by-the-door'],
  ['local/docs/planted.ts', "import '#test/support/actors.ts'", 'local-without-operator'],
  ['local/planted-command.ts', "import '#operator/deployment.ts'", 'local-without-operator'],
  ['domain/case/record/planted.ts', "import '../draft/draft.ts'", 'case-record-before-the-rest'],
  ['domain/case/asked/planted.ts', "import '../draft/draft.ts'", 'case-asked-before-the-rest'],
  ['domain/case/draft/planted.ts', "import '../tasks/tasks.ts'", 'case-draft-before-the-rest'],
  ['domain/case/tasks/planted.ts', "import '../stages/path.ts'", 'case-tasks-before-the-rest'],
  ['domain/case/stages/planted.ts', "import '../actions/act.ts'", 'case-stages-before-the-rest'],
  ['domain/case/actions/planted.ts', "import '../decide.ts'", 'case-actions-before-the-rest'],
  ['domain/report/planted.ts', "import '../projection/history.ts'", 'projection-comes-after'],
  ['domain/projection/planted.ts', "import '../precedent/precedent.ts'", 'precedent-comes-after'],
  ['domain/precedent/planted.ts', "import '../knowledge/terms.ts'", 'knowledge-comes-after'],
  ['domain/knowledge/planted.ts', "import '../dry-run/totals.ts'", 'dry-run-comes-after'],
  ['console/planted.ts', "import '#domain/label.ts'", 'console-alone'],
  ['console/public/planted.tsx', "import '../kit/now.ts'", 'public-pages-are-light'],
] as const

/** Breaks no rule by itself, and makes a circle of two folders: a case knows its pack. */
const PLANTED_CIRCLE = ['domain/pack/planted.ts', "import '../case/record/labels.ts'"] as const

describe('the arrows between folders', () => {
  let copy: string
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'planted-'))
  })
  afterEach(() => rmSync(copy, { recursive: true, force: true }))

  it('are kept by the tree as it is, all of which the tool has seen', () => {
    const found = cruise(ROOT)
    const { totalCruised, violations } = found.summary
    const modules = execFileSync('git', ['ls-files', ...FOLDERS], { encoding: 'utf8' })
      .split('\n')
      .filter((path) => /\.tsx?$/.test(path))
    expect(violations).toEqual([])
    expect(arrowsInCircles(found)).toEqual([])
    expect(totalCruised).toBeGreaterThan(100)
    expect(totalCruised).toBeGreaterThanOrEqual(modules.length)
  })

  it('are found broken where they are broken', () => {
    for (const path of [...FOLDERS, 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      cpSync(join(ROOT, path), join(copy, path), { recursive: true })
    for (const [path, line] of [...PLANTED, PLANTED_CIRCLE]) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      writeFileSync(join(copy, path), `${line}\n`)
    }
    const cruised = cruise(copy)
    const found = cruised.summary.violations.map(({ from, rule }) => `${from} ${rule.name}`)
    expect(found).toEqual(expect.arrayContaining(PLANTED.map(([path, , rule]) => `${path} ${rule}`)))
    expect(arrowsInCircles(cruised)).toEqual(
      expect.arrayContaining(['domain/pack → domain/case/record', 'domain/case/record → domain/pack']),
    )
  })
})
