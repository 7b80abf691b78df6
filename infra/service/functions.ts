import type { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Declaration } from '#functions/runtime/declaration.ts'
import { type FunctionDefaults, HouseFunction } from '#infra/constructs/house-function.ts'
import { DECLARATIONS, type Entry, type Variable } from '#infra/declarations.ts'
import type { Grant } from '#infra/grants.ts'
import { needsOf, type Thing } from '#infra/needs.ts'

/** Makes one function as it declares itself: with its variables and with exactly the rights that its uses need. */
export type MakeFunction = (entry: Entry, timeout?: Duration) => HouseFunction

/**
 * What makes the functions of a stack.
 * @param variables every variable that functions may name
 * @param resources what the things are called in policies that functions may be allowed to act on
 * @param made is told each function that was made
 */
export const functionMaker =
  (
    scope: Construct,
    defaults: FunctionDefaults,
    variables: Readonly<Record<Variable, string>>,
    resources: Readonly<Record<Thing, Omit<Grant, 'actions'>>>,
    made: (one: HouseFunction) => void,
  ): MakeFunction =>
  (entry, timeout) => {
    const { description, env, uses, routes }: Declaration = DECLARATIONS[entry]
    const own = Object.entries(variables).filter(([name]) => name in env.shape)
    const one = new HouseFunction(scope, idOf(entry), defaults, {
      entry,
      description,
      variables: {
        ...Object.fromEntries(own),
        ...(routes && defaults.edgeSecrets && { EDGE_SECRETS: defaults.edgeSecrets }),
      },
      grants: needsOf(uses, {
        clock: defaults.settings.clock,
        hasKeys: 'IDEMPOTENCY_TABLE' in env.shape,
        hasPool: defaults.settings.signIn.kind === 'user-pool',
      }).map(({ thing, actions }) => ({ actions, ...resources[thing] })),
      ...(timeout && { timeout }),
    })
    made(one)
    return one
  }

/** `api/submit-report` → `SubmitReport`. */
function idOf(entry: Entry): string {
  const name = entry.split('/').at(-1) ?? entry
  return name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
}
