import { describe, expect, it } from 'vitest'
import { ACTIONS } from '#adapters/dynamodb/actions.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { writesOf } from '#adapters/dynamodb/writes.ts'
import { CHANGES, STORE, VAULT } from '#local/docs/access-examples.ts'
import { KNOWLEDGE } from '#local/docs/access-examples-of-knowledge.ts'
import { PACKS, PEOPLE } from '#local/docs/access-examples-of-streets.ts'
import { recordingClient } from '#local/docs/recorded-commands.ts'

type Needed = { readonly on: string; readonly actions: readonly string[] }
const asLines = (needed: readonly Needed[]) =>
  needed.flatMap(({ on, actions }) => actions.map((action) => `${action} on ${on}`)).toSorted()

const tables = { casesTable: 'cases', idempotencyTable: 'idempotency', knowledgeTable: 'knowledge' }
const packsTable = 'packs'

/** What a method really sends, as the actions it takes. */
async function sent(
  finds: readonly (readonly never[] | readonly object[])[],
  call: (client: never) => Promise<unknown>,
) {
  const { client, commands } = recordingClient(finds as never)
  await call(client as never)
  const lines = commands.flatMap(({ name, writes, TableName, IndexName }) =>
    (writes?.map(({ action }) => action) ?? [name]).map(
      (action) => `dynamodb:${action} on ${TableName}${IndexName === undefined ? '' : `/index/${IndexName}`}`,
    ),
  )
  return [...new Set(lines)].toSorted()
}

describe('the actions that are declared are the ones that are used', () => {
  it.each(Object.entries(STORE))('by the store: %s', async (method, { finds, call }) => {
    const used = await sent(finds, (client) => call(createCaseStore({ client, ...tables, vault: VAULT })))
    const declared: Readonly<Record<string, readonly Needed[]>> = ACTIONS.caseStore
    expect(used).toEqual(asLines(declared[method] ?? []))
  })

  it.each(Object.entries(KNOWLEDGE))('by the knowledge base: %s', async (method, { finds, call }) => {
    const used = await sent(finds, (client) => call(createKnowledge({ client, ...tables })))
    const declared: Readonly<Record<string, readonly Needed[]>> = ACTIONS.knowledge
    expect(used).toEqual(asLines(declared[method] ?? []))
  })

  it.each(Object.entries(PACKS))('by the published packs: %s', async (method, { finds, call }) => {
    const used = await sent(finds, (client) => call(createPacks({ client, packsTable })))
    const declared: Readonly<Record<string, readonly Needed[]>> = ACTIONS.packs
    expect(used).toEqual(asLines(declared[method] ?? []))
  })

  it.each(Object.entries(PEOPLE))('by the people: %s', async (method, { finds, call }) => {
    const used = await sent(finds, (client) => call(createPeople({ client, packsTable })))
    const declared: Readonly<Record<string, readonly Needed[]>> = ACTIONS.people
    expect(used).toEqual(asLines(declared[method] ?? []))
  })

  it('by a decision, with every change there is', async () => {
    const PARTS = {
      Put: 'PutItem',
      Update: 'UpdateItem',
      Delete: 'DeleteItem',
      ConditionCheck: 'ConditionCheckItem',
    }
    const used = new Set<string>()
    for (const change of CHANGES)
      for (const { write } of await writesOf([change], { ...tables, vault: VAULT, now: Date.now }))
        for (const [part, action] of Object.entries(PARTS)) {
          const one = write[part as keyof typeof PARTS]
          if (one !== undefined) used.add(`dynamodb:${action} on ${one.TableName}`)
        }
    expect([...used].toSorted()).toEqual(asLines(ACTIONS.caseStore.save))
  })
})
