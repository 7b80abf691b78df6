/** cfn-lint on every template as it would be deployed: in its region, with everything that is set for it. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ENVIRONMENT_NAMES } from '#infra/environments.ts'
import { appOf, KEYS, SETTINGS } from '#test/support/synthesised.ts'
import { type Finding, findingsIn } from '#test/support/template-linter.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = temporaryFolder(afterAll)

type Region = 'ap-east-1' | 'cn-north-1'

/** A finding that is known, with why it stands; `only` where it stands in one region alone. */
type Known = {
  readonly rule: string
  readonly at: RegExp
  readonly why: string
  readonly only?: Region
}

const KNOWN: readonly Known[] = [
  {
    rule: 'W3005',
    at: /^Resources\/\w+\/DependsOn\/\d+$/,
    why: 'The CDK has a function wait for its role and the policy of that; of the two, the role is referred to as well.',
  },
  {
    rule: 'E3601',
    at: /^Resources\/CaseMachine\w+\/Properties\/DefinitionString\/States\/[^/]+\/Resource$/,
    why: 'The definition names its partition by a placeholder that CloudFormation replaces; cfn-lint looks at it as it stands.',
  },
  {
    rule: 'W6001',
    at: /^Outputs\/ConsoleSettings\/Value\//,
    why: 'What the console is told of the pool is put together where it is served; who deploys copies it from there.',
    only: 'ap-east-1',
  },
]
const isKnown = ({ rule, at }: Finding) => KNOWN.some((one) => one.rule === rule && one.at.test(at))

/** The templates of an environment, as files. */
function templatesIn(...of: Parameters<typeof appOf>): readonly string[] {
  const { directory } = appOf(...of).app.synth()
  return readdirSync(directory)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => join(directory, name))
}
const IN_CHINA: readonly Parameters<typeof appOf>[] = [
  ['prod-cn', SETTINGS['prod-cn']],
  ['prod-cn', { ...SETTINGS['prod-cn'], keys: KEYS }],
]
const ELSEWHERE: typeof IN_CHINA = ENVIRONMENT_NAMES.filter((name) => name !== 'prod-cn').map((name) => [
  name,
])

describe('cfn-lint', () => {
  it.each([
    ['ap-east-1', ELSEWHERE],
    ['cn-north-1', IN_CHINA],
  ] as const)('finds nothing in %s that is not known with a reason', async (region, environments) => {
    const templates = environments.flatMap((one) => templatesIn(...one))
    const findings = await findingsIn(templates, region)

    expect(templates.length).toBeGreaterThan(environments.length)
    expect(findings.filter((one) => !isKnown(one))).toEqual([])
    // What is not found any more needs no reason either.
    for (const { rule, at, why } of KNOWN.filter(({ only }) => only === undefined || only === region))
      expect(
        findings.some((one) => one.rule === rule && at.test(one.at)),
        `${rule}: ${why}`,
      ).toBe(true)
  })

  it('finds what is planted', async () => {
    const [template = ''] = templatesIn('prod').filter((path) => path.includes('-data'))
    const planted = readFileSync(template, 'utf8').replaceAll('PAY_PER_REQUEST', 'PAY_PER_WISH')
    const path = join(mkdtempSync(join(folder, 'planted-')), 'planted.template.json')
    writeFileSync(path, planted)

    const findings = await findingsIn([path], 'ap-east-1')
    expect(findings.filter((one) => !isKnown(one)).map(({ rule }) => rule)).toContain('E3030')
  })
})
