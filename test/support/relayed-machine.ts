/**
 * The real definition on the emulator's Step Functions, its functions being relays: each hands what it is called with
 * to this process, and gives or throws what it is answered. The emulator loses the name of what a function throws, unless
 * it says that it took too long; so what passes by itself is told so: the definition retries both alike.
 */
import { createServer, type Server } from 'node:http'
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation'
import { ACCOUNT, clientSettings, REGION } from '#local/environment/settings.ts'
import definition from '#statemachines/case-lifecycle.asl.json' with { type: 'json' }

const RELAY = `
exports.handler = async (event) => {
  const response = await fetch(process.env.RELAY, { method: 'POST', body: JSON.stringify(event) })
  const { result, error } = await response.json()
  if (error?.name === 'Transient') throw new Error('Task timed out after 30.00 seconds')
  if (error) throw Object.assign(new Error(error.message), { name: error.name })
  return result
}
`

/** The functions of the machine, by the names that the definition's placeholders have. */
export const RELAYED = ['OpenStage', 'CloseCase', 'ArchiveCase', 'MarkStalled'] as const
export type Relayed = (typeof RELAYED)[number]
export type RelayedHandlers = Readonly<Record<Relayed, (payload: unknown) => Promise<unknown>>>

const MACHINE = 'relayed-case-lifecycle'
const ROLE = `arn:aws:iam::${ACCOUNT}:role/relay`

/** Deploys the machine. @returns its ARN, and how to stop listening for it */
export async function deployRelayedMachine(endpoint: string, handlers: RelayedHandlers) {
  const server = createServer((request, response) => {
    const called = RELAYED.find((name) => request.url === `/${name}`)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const answer = await answered(handlers, called, Buffer.concat(chunks).toString())
      response.end(JSON.stringify(answer))
    })
  })
  const port = await listening(server)
  const formation = new CloudFormationClient(clientSettings(endpoint))
  const StackName = 'relayed-machine'
  await formation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify(templateOf(`http://127.0.0.1:${port}`)),
    }),
  )
  await waitUntilStackCreateComplete(
    { client: formation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
    { StackName },
  )
  return {
    arn: `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:${MACHINE}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

async function answered(handlers: RelayedHandlers, called: Relayed | undefined, body: string) {
  if (called === undefined) return { error: { name: 'Error', message: 'Nobody of this name is called.' } }
  try {
    return { result: (await handlers[called](JSON.parse(body))) ?? null }
  } catch (fault) {
    const { name, message } = fault instanceof Error ? fault : { name: 'Error', message: String(fault) }
    return { error: { name, message } }
  }
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address !== null && typeof address === 'object') resolve(address.port)
      else reject(new Error('This machine gave no free port.'))
    })
  })

const templateOf = (relay: string): unknown => ({
  Resources: {
    ...Object.fromEntries(
      RELAYED.map((name) => [
        name,
        {
          Type: 'AWS::Lambda::Function',
          Properties: {
            FunctionName: `relay-${name}`,
            Runtime: 'nodejs24.x',
            Handler: 'index.handler',
            Role: ROLE,
            Timeout: 30,
            Code: { ZipFile: RELAY },
            Environment: { Variables: { RELAY: `${relay}/${name}` } },
          },
        },
      ]),
    ),
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: MACHINE,
        RoleArn: ROLE,
        DefinitionString: JSON.stringify(definition),
        DefinitionSubstitutions: {
          Partition: 'aws',
          ...Object.fromEntries(
            RELAYED.map((name) => [`${name}FunctionArn`, { 'Fn::GetAtt': [name, 'Arn'] }]),
          ),
        },
      },
    },
  },
})
