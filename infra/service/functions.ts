import type { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type * as z from 'zod'
import { type FunctionDefaults, HouseFunction, type OwnVariables } from '#infra/constructs/house-function.ts'
import type { Grant } from '#infra/grants.ts'
import { needsOf, type Thing } from '#infra/needs.ts'
import { type Entry, USES } from '#infra/uses.ts'

/** Makes one function, with its variables and with exactly the rights that its uses need. */
export type MakeFunction = <E extends z.ZodType>(
  entry: Entry,
  description: string,
  schema: E,
  variables: OwnVariables<E>,
  timeout?: Duration,
) => HouseFunction

/**
 * What makes the functions of a stack.
 * @param resources what the things are called in policies that functions may be allowed to act on
 * @param made is told each function that was made
 */
export const functionMaker =
  (
    scope: Construct,
    defaults: FunctionDefaults,
    resources: Readonly<Record<Thing, Omit<Grant, 'actions'>>>,
    made: (one: HouseFunction) => void,
  ): MakeFunction =>
  (entry, description, schema, variables, timeout) => {
    const one = new HouseFunction(scope, idOf(entry), defaults, {
      entry,
      description,
      schema,
      variables,
      grants: needsOf(USES[entry], {
        clock: defaults.settings.clock,
        hasKeys: 'IDEMPOTENCY_TABLE' in variables,
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
