import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import { fromMillis } from '#domain/clock/calendar.ts'
import { deploy, synthesise } from './deploy.ts'
import type { EnvironmentFile, Issuer } from './environment/environment-file.ts'
import { apiOf, type LocalEnvironment } from './environment/outputs.ts'
import { clientSettings } from './environment/settings.ts'
import { seedPeople } from './people.ts'
import { publishSamples } from './samples.ts'

/**
 * Deploys an environment to an emulator that answers, publishes the sample packs, and gives everybody an account.
 * @param endpoint base URL of the emulator
 * @param synthesised what `synthesise` promised, where that was begun before
 * @param issuer who vouches for people, as it was synthesised with; left out, accounts of its own
 * @returns what tools have to know; the one that serves people keeps it with `keepEnvironment`
 * @throws Error with what the CDK printed, when it does not deploy
 */
export async function bringUp(
  environment: LocalEnvironment,
  endpoint: string,
  synthesised: Promise<string> = synthesise(environment),
  issuer?: Issuer,
): Promise<EnvironmentFile> {
  const outputs = await deploy(environment, endpoint, synthesised)
  const packs = createPacks({
    client: new DynamoDBClient(clientSettings(endpoint)),
    packsTable: outputs.PacksTable,
  })
  await publishSamples(packs, fromMillis(Date.now()))
  const password = await seedPeople(endpoint, outputs)
  const api = apiOf(endpoint, outputs)
  return { environment, emulator: endpoint, api, outputs, password, ...(issuer && { issuer }) }
}
