import { setTimeout as sleep } from 'node:timers/promises'
import { CognitoIdentityProviderClient, paginateListUsers } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { KMSClient } from '@aws-sdk/client-kms'
import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import { writeHistory } from '#adapters/dynamodb/history.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { createPersonVault } from '#adapters/kms/person-vault.ts'
import type { Bus, CaseStore } from '#adapters/ports.ts'
import { changesOf } from '#domain/decision/change.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { EVENT_SOURCE } from '#domain/events/subscriptions.ts'
import { writePrecedent } from '#functions/usecases/precedents/write-precedent.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { endedOf } from './ended.ts'
import { liveFortnight } from './fortnight.ts'
import { castOf } from './people.ts'
import { type Told, toldOf } from './told.ts'

/** So many cases are on their way into the machine at a time. */
const AT_A_TIME = 12
/** Milliseconds from one look at them to the next. */
const LOOKS_EVERY = 250

/** A system that was filled. */
export type Demo = {
  readonly told: Told
  /**
   * Has the machine take the open cases up, a few at a time: all at once keep a small machine too busy to answer anybody.
   * Whoever acts on one before has it taken up by that.
   * @param patience for how long none may be taken up before it is given up, in milliseconds
   * @returns how many it has not got to by then
   */
  readonly takeUp: (patience: number) => Promise<number>
}

/**
 * Fills a system that runs with a street's busy fortnight that ends now: made in this process, written through the
 * adapters, the archived cases written as precedents, the open ones handed to its own reconcile.
 */
export async function fillWithDemo({ emulator, outputs }: EnvironmentFile): Promise<Demo> {
  // What is counted while a past is made up is for no operator, and would be printed here.
  process.env.POWERTOOLS_METRICS_DISABLED = 'true'
  const settings = clientSettings(emulator)
  const client = new DynamoDBClient(settings)
  const casesTable = outputs.CasesTable
  const vault = createPersonVault({
    client: new KMSClient(settings),
    keyArn: outputs.PersonKeyArn,
    blindIndexKeys: createBlindIndexKeys({ client, casesTable }),
  })
  const accounts = await accountsOf(new CognitoIdentityProviderClient(settings), outputs.UserPoolId)
  const { saved, system } = await liveFortnight(new Date().toISOString(), castOf(accounts))
  const ended = endedOf(saved)
  await writeHistory({ client, casesTable, vault }, ended)
  const knowledge = createKnowledge({ client, knowledgeTable: outputs.KnowledgeTable })
  const archived = changesOf(ended, 'case').filter(({ case: of }) => of.status === 'ended')
  for (const { case: of } of archived) await writePrecedent({ ...system.deps, knowledge }, of.caseId)

  const store = createCaseStore({ client, casesTable, idempotencyTable: outputs.IdempotencyTable, vault })
  const bus = createBus({ client: new EventBridgeClient(settings), busName: outputs.BusName })
  const cases = changesOf(ended, 'case').map((change) => change.case)
  const open = new Set(cases.flatMap(({ status, caseId }) => (status === 'open' ? [caseId] : [])))
  const opened = lastOf(changesOf(ended, 'event'), 'stage-opened')
  return {
    told: toldOf(ended),
    takeUp: (patience) =>
      takeUp(
        { store, bus },
        [...opened].filter(([caseId]) => open.has(caseId)),
        patience,
      ),
  }
}

/** The last event of a kind in each case: hearing it, reconcile reads the case as it is. */
function lastOf(changes: readonly { readonly event: DomainEvent }[], type: DomainEvent['type']) {
  const last = new Map<string, DomainEvent>()
  for (const { event } of changes)
    if (event.type === type && event.metadata.caseId !== undefined) last.set(event.metadata.caseId, event)
  return last
}

async function takeUp(
  { store, bus }: { readonly store: Pick<CaseStore, 'caseHeaders'>; readonly bus: Bus },
  opened: readonly (readonly [string, DomainEvent])[],
  patience: number,
): Promise<number> {
  const waiting = [...opened]
  let underWay: readonly string[] = []
  for (let movedAt = Date.now(); waiting.length + underWay.length > 0; await sleep(LOOKS_EVERY)) {
    const next = waiting.splice(0, AT_A_TIME - underWay.length)
    if (next.length > 0)
      await bus.publish(
        next.map(([, event]) => event),
        EVENT_SOURCE,
      )
    underWay = [...underWay, ...next.map(([caseId]) => caseId)]
    // While it is busiest nothing may be answered in time.
    const headers = await store.caseHeaders(underWay).catch(() => [])
    const taken = new Set(headers.filter((of) => of.position.run === of.run).map(({ caseId }) => caseId))
    underWay = underWay.filter((caseId) => !taken.has(caseId))
    if (taken.size > 0) movedAt = Date.now()
    else if (Date.now() - movedAt > patience) break
  }
  return waiting.length + underWay.length
}

/** The ids of everybody who can sign in, by what they sign in with. */
async function accountsOf(client: CognitoIdentityProviderClient, UserPoolId: string) {
  const accounts = new Map<string, string>()
  for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId }))
    for (const { Username, Attributes = [] } of Users) {
      const sub = Attributes.find(({ Name }) => Name === 'sub')?.Value
      if (Username !== undefined && sub !== undefined) accounts.set(Username, sub)
    }
  return accounts
}
