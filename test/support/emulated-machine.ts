/**
 * The definition, deployed on the emulator with functions that record: opening a stage sends its payload to a queue
 * (or fails as it is told to), and the test answers the token from there.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation'
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { ACCOUNT, clientSettings, REGION } from '#local/environment/settings.ts'
import definition from '#statemachines/case-lifecycle.asl.json' with { type: 'json' }
import { openStageInput } from '#statemachines/contract.ts'

/**
 * Opens a stage. It fails through its token as well as by throwing: the emulator passes over what a function throws
 * whose state waits for a token, and waits on; AWS fails the state by whichever comes first.
 */
const OPEN_STAGE = `
const endpoint = process.env.AWS_ENDPOINT_URL
const call = async (service, target, body) => {
  const authorization = 'AWS4-HMAC-SHA256 Credential=' + process.env.ACCOUNT + '/20210118/' + process.env.REGION + '/' + service + '/aws4_request, SignedHeaders=host, Signature=none'
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target, authorization }
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
}
exports.handler = async (event) => {
  const name = JSON.parse(process.env.ERRORS)[event.caseId]?.[event.visit]?.[event.attempt]
  await call('sqs', 'AmazonSQS.SendMessage', { QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify({ failing: name !== undefined, ...event }) })
  if (name === undefined) return
  await call('states', 'AWSStepFunctions.SendTaskFailure', { taskToken: event.token, error: name, cause: 'As told.' })
  throw Object.assign(new Error('As told.'), { name })
}
`
/** A release of opening stages that refuses whatever it is called with. */
const REFUSING = OPEN_STAGE.replace(
  'JSON.parse(process.env.ERRORS)[event.caseId]?.[event.visit]?.[event.attempt]',
  "'Permanent'",
)
const answering = (outcome: string) =>
  `exports.handler = async ({ visit }) => ({ outcome: '${outcome}', nextVisit: visit + 1, whose: 'ordinary' })`
const MARK_STALLED = 'exports.handler = async () => ({ marked: true })'

const FUNCTIONS = {
  OpenStage: OPEN_STAGE,
  CloseCase: answering('closed'),
  ArchiveCase: answering('archived'),
  MarkStalled: MARK_STALLED,
}

const UNSIGNED = `AWS4-HMAC-SHA256 Credential=${ACCOUNT}/20210118/${REGION}/lambda/aws4_request, SignedHeaders=host, Signature=none`
const ROLE = `arn:aws:iam::${ACCOUNT}:role/recorder`

/** How long the emulator may take for anything before the test fails, in milliseconds. */
const TIMEOUT_MS = 30_000

/** Which visits of which cases cannot be opened, and the errors of their attempts in order. */
export type ScriptedErrors = Readonly<Record<string, Readonly<Record<number, readonly string[]>>>>

/** What the recording function keeps of an attempt to open a stage. */
const openedStage = openStageInput.extend({ failing: z.boolean() })
export type OpenedStage = z.infer<typeof openedStage>

/** An execution that has ended on the emulator, in the words of the runner. */
export type EndedExecution = {
  readonly status: string
  readonly error: string | undefined
  readonly output: unknown
  readonly statesEntered: readonly string[]
}

/** Deploys the definition with the recording functions, and gives what a test needs of it. */
export async function deployMachine(endpoint: string, errors: ScriptedErrors) {
  const settings = clientSettings(endpoint)
  const formation = new CloudFormationClient(settings)
  const machines = new SFNClient(settings)
  const queues = new SQSClient(settings)
  const StackName = 'machine'
  const waiting = { client: formation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }
  const TemplateBody = JSON.stringify(templateOf(errors, [OPEN_STAGE]))
  await formation.send(new CreateStackCommand({ StackName, TemplateBody }))
  await waitUntilStackCreateComplete(waiting, { StackName })
  const { Stacks } = await formation.send(new DescribeStacksCommand({ StackName }))
  const outputs = new Map(Stacks?.[0]?.Outputs?.map((each) => [each.OutputKey, each.OutputValue]))
  const stateMachineArn = outputs.get('Machine') ?? ''
  const QueueUrl = outputs.get('Queue') ?? ''

  return {
    /** Starts an execution; answers with its ARN. */
    async start(name: string, input: string): Promise<string> {
      const { executionArn } = await machines.send(
        new StartExecutionCommand({ stateMachineArn, name, input }),
      )
      return executionArn ?? ''
    },

    /** The attempts to open a stage that have come in since, waiting up to two seconds for the first. */
    async opened(): Promise<OpenedStage[]> {
      const { Messages = [] } = await queues.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 2 }),
      )
      for (const { ReceiptHandle } of Messages) {
        await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
      }
      return Messages.map((message) => openedStage.parse(JSON.parse(message.Body ?? '')))
    },

    /** Answers a token. */
    async answer(taskToken: string, output: string): Promise<void> {
      await machines.send(new SendTaskSuccessCommand({ taskToken, output }))
    },

    /** Deploys a release of opening stages, the second, that refuses whatever it is called with. */
    async releaseWhatRefuses(): Promise<void> {
      const TemplateBody = JSON.stringify(templateOf(errors, [OPEN_STAGE, REFUSING]))
      await formation.send(new UpdateStackCommand({ StackName, TemplateBody }))
      await waitUntilStackUpdateComplete(waiting, { StackName })
    },

    /** Moves the alias of opening stages back to the first release, as an operator does: nothing is deployed. */
    async goBack(): Promise<void> {
      const response = await fetch(`${endpoint}/2015-03-31/functions/OpenStage/aliases/live`, {
        method: 'PUT',
        headers: { authorization: UNSIGNED },
        body: JSON.stringify({ FunctionVersion: '1' }),
      })
      if (!response.ok)
        throw new Error(`The alias was not moved: ${response.status} ${await response.text()}`)
    },

    /** An execution when it has ended. @throws Error when it does not end in time */
    async ended(executionArn: string): Promise<EndedExecution> {
      for (const begun = Date.now(); Date.now() - begun < TIMEOUT_MS; await sleep(100)) {
        const { status, error, output } = await machines.send(new DescribeExecutionCommand({ executionArn }))
        if (status === undefined || status === 'RUNNING') continue
        const { events = [] } = await machines.send(
          new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }),
        )
        return {
          status,
          error,
          output: status === 'SUCCEEDED' ? JSON.parse(output ?? 'null') : undefined,
          statesEntered: events.flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
        }
      }
      throw new Error(`${executionArn} did not end within ${TIMEOUT_MS / 1000} s.`)
    },
  }
}

/**
 * The machine as it is deployed, with the recording functions behind their aliases.
 * @param releases the code of opening stages, the last of which is live; those before it are kept
 */
function templateOf(errors: ScriptedErrors, releases: readonly string[]): unknown {
  const code = { ...FUNCTIONS, OpenStage: releases.at(-1) }
  return {
    Resources: {
      Opened: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'opened' } },
      ...Object.fromEntries(
        Object.entries(code).flatMap(([name, ZipFile]) => {
          const version = `${name}Version${name === 'OpenStage' ? releases.length : 1}`
          return [
            [name, functionOf(name, ZipFile, errors)],
            [
              version,
              {
                Type: 'AWS::Lambda::Version',
                Properties: { FunctionName: { Ref: name } },
                DeletionPolicy: 'Retain',
                UpdateReplacePolicy: 'Retain',
              },
            ],
            [
              `${name}Live`,
              {
                Type: 'AWS::Lambda::Alias',
                Properties: {
                  Name: 'live',
                  FunctionName: { Ref: name },
                  FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
                },
              },
            ],
          ]
        }),
      ),
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: 'case-lifecycle',
          RoleArn: ROLE,
          DefinitionString: JSON.stringify(definition),
          DefinitionSubstitutions: {
            Partition: 'aws',
            ...Object.fromEntries(
              Object.keys(FUNCTIONS).map((name) => [`${name}FunctionArn`, { Ref: `${name}Live` }]),
            ),
          },
        },
      },
    },
    Outputs: { Queue: { Value: { Ref: 'Opened' } }, Machine: { Value: { Ref: 'Machine' } } },
  }
}

const functionOf = (name: string, ZipFile: string | undefined, errors: ScriptedErrors) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: ROLE,
    Code: { ZipFile },
    Environment: {
      Variables: { ERRORS: JSON.stringify(errors), QUEUE_URL: { Ref: 'Opened' }, REGION, ACCOUNT },
    },
  },
})
