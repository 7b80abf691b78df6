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
import type { CaseStore } from '#adapters/ports.ts'
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

/** As many headers as the store reads in one call. */
const HEADERS = 100

/** A system that was filled. */
export type Demo = {
  readonly told: Told
  /**
   * Waits for the machine to take the open cases up. It need not have: whoever acts on one before has it taken up by that.
   * @param patience how long, in milliseconds
   * @returns how many it has not got to by then
   */
  readonly leftAfter: (patience: number) => Promise<number>
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
  const events = changesOf(ended, 'event').map(({ event }) => event)
  const open = cases.filter(({ status }) => status === 'open').map(({ caseId }) => caseId)
  await bus.publish(lastOf(events, 'stage-opened', open), EVENT_SOURCE)
  return { told: toldOf(ended), leftAfter: (patience) => leftAfter(patience, store, open) }
}

/** The last event of a kind in each of some cases: hearing it, reconcile reads the case as it is. */
function lastOf(events: readonly DomainEvent[], type: DomainEvent['type'], caseIds: readonly string[]) {
  const last = new Map<string, DomainEvent>()
  for (const event of events)
    if (event.type === type && event.metadata.caseId !== undefined) last.set(event.metadata.caseId, event)
  return caseIds.flatMap((caseId) => last.get(caseId) ?? [])
}

async function leftAfter(
  patience: number,
  store: Pick<CaseStore, 'caseHeaders'>,
  caseIds: readonly string[],
): Promise<number> {
  const begun = Date.now()
  for (let left = [...caseIds]; ; ) {
    if (left.length === 0 || Date.now() - begun > patience) return left.length
    const asked = left.slice(0, HEADERS)
    // While it is busiest nothing may be answered in time.
    const headers = await store.caseHeaders(asked).catch(() => [])
    const taken = new Set(headers.filter((of) => of.position.run === of.run).map(({ caseId }) => caseId))
    left = [...left.slice(HEADERS), ...asked].filter((caseId) => !taken.has(caseId))
    if (taken.size === 0) await sleep(250)
  }
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
