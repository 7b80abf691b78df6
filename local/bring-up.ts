import { apiOf, deploy, type LocalEnvironment, synthesise } from './deploy.ts'
import { type EnvironmentFile, keepEnvironment } from './environment-file.ts'
import { seedPeople } from './people.ts'

/**
 * Deploys an environment to an emulator that answers, gives everybody an account and keeps what tools have to know.
 * @param endpoint base URL of the emulator
 * @param synthesised what `synthesise` promised, where that was begun before
 * @throws Error with what the CDK printed, when it does not deploy
 */
export async function bringUp(
  environment: LocalEnvironment,
  endpoint: string,
  synthesised: Promise<string> = synthesise(environment),
): Promise<EnvironmentFile> {
  const outputs = await deploy(environment, endpoint, synthesised)
  const password = await seedPeople(endpoint, outputs)
  const file = { environment, emulator: endpoint, api: apiOf(endpoint, outputs), outputs, password }
  await keepEnvironment(file)
  return file
}
