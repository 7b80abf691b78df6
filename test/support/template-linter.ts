import { dirname, join } from 'node:path'
import * as z from 'zod'
import { ROOT } from '#local/paths.ts'
import { run } from '#local/processes.ts'
import { pythonOf } from '#local/python-venv.ts'

const LINTER = {
  what: 'cfn-lint',
  folder: 'cfn-lint',
  requirements: join(ROOT, 'test', 'requirements.txt'),
}

/**
 * Gets cfn-lint ready, fetching it when it is missing.
 * @throws Error with one clear line when this machine can't have it
 */
export async function templateLinter(): Promise<string> {
  const got = await pythonOf(LINTER, console.log)
  if ('problem' in got) throw new Error(got.problem)
  return join(dirname(got.python), 'cfn-lint')
}

const Findings = z.array(
  z.object({
    Filename: z.string(),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullable() }),
  }),
)

/** What cfn-lint found: by which rule, where (`Resources/Cases…/Properties/…`), and what it says. */
export type Finding = { readonly rule: string; readonly at: string; readonly says: string }

/**
 * What cfn-lint finds in templates.
 * @param region where they are deployed: what is to be had differs
 * @throws Error with what it printed, when it did not come to look at them
 */
export async function findingsIn(templates: readonly string[], region: string): Promise<readonly Finding[]> {
  const args = ['--format', 'json', '--regions', region, '--template', ...templates]
  const { output } = await run(await templateLinter(), args)
  const found = z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('no JSON')
        return z.NEVER
      }
    })
    .pipe(Findings)
    .safeParse(output)
  if (!found.success) throw new Error(`cfn-lint did not look at the templates: ${output.slice(-2_000)}`)
  return found.data.map(({ Message, Rule, Location }) => ({
    rule: Rule.Id,
    at: (Location.Path ?? []).join('/'),
    says: Message,
  }))
}
