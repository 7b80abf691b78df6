import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation'
import {
  AdminListGroupsForUserCommand,
  CreateGroupCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cognitoClient } from '#adapters/cognito/accounts.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { ROOT } from '#local/paths.ts'
import { createTable } from '#test/support/create-table.ts'

/** Commands find a deployment by what its stacks say; these say it of tables that the test has made. */
const ENVIRONMENT = 'dev'
const STREET = 'minhe'
const endpoint = inject('emulator')
const settings = clientSettings(endpoint)
const dynamodb = dynamoDbClient(settings)
const cognito = cognitoClient(settings)
const packs = createPacks({ client: dynamodb, packsTable: 'commands-packs' })
const people = createPeople({ client: dynamodb, packsTable: 'commands-packs' })
let UserPoolId = ''
let folder = ''

beforeAll(async () => {
  await createTable(dynamodb, 'packs', 'commands-packs')
  await createTable(dynamodb, 'cases', 'commands-cases')
  const Schema = ['jurisdiction', 'party', 'grids'].map((Name) => ({
    Name,
    AttributeDataType: 'String' as const,
    Mutable: true,
  }))
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'commands', Schema }))
  UserPoolId = UserPool?.Id ?? ''
  for (const GroupName of STAFF_ROLES) await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName }))
  await stack('data', {
    CasesTable: 'commands-cases',
    PacksTable: 'commands-packs',
    KnowledgeTable: 'none',
    IdempotencyTable: 'none',
    UserPoolId,
  })
  await stack('service', { StateMachineArn: 'none', SweepQueueUrl: 'none' })
  folder = await mkdtemp(join(tmpdir(), 'duoge-test-'))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

async function stack(part: string, said: Readonly<Record<string, string>>): Promise<void> {
  const client = new CloudFormationClient(settings)
  const StackName = `duoge-${ENVIRONMENT}-${part}`
  const Outputs = Object.fromEntries(Object.entries(said).map(([name, Value]) => [name, { Value }]))
  const Resources = { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `commands-${part}` } } }
  await client.send(
    new CreateStackCommand({ StackName, TemplateBody: JSON.stringify({ Resources, Outputs }) }),
  )
  await waitUntilStackCreateComplete({ client, minDelay: 1, maxWaitTime: 60 }, { StackName })
}

/** Runs a command as an operator does, signed in to the emulator. */
async function run(script: 'pack' | 'people', ...args: readonly string[]) {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: settings.region,
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
  }
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(ROOT, `operator/${script}.ts`), ...args],
      { env },
    )
    return { code: 0, said: stdout }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string }
    return { code, said: stderr }
  }
}
const done = async (...of: Parameters<typeof run>): Promise<string> => {
  const { code, said } = await run(...of)
  if (code !== 0) throw new Error(said)
  return said
}

/** Amends the pack that was written. */
const amend = async (file: string, from: string, to: string) => {
  const text = await readFile(join(folder, file), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(folder, file), text.replace(from, to))
}

describe('npm run pack', { timeout: 240_000 }, () => {
  it('publishes, lists and compares the packs of a deployment', async () => {
    expect(await done('pack', 'list', ENVIRONMENT)).toContain('还没有发布过辖区包')
    await done('pack', 'new', STREET, folder)
    expect(await done('pack', 'diff', folder, ENVIRONMENT)).toContain('还没有发布过')
    expect(await done('pack', 'publish', folder, ENVIRONMENT)).toContain('已发布，一分钟内启用')
    expect(await done('pack', 'publish', folder, ENVIRONMENT)).toContain('没有变化')
    expect(await done('pack', 'diff', folder, ENVIRONMENT)).toContain('与正在用的一样')

    await amend(
      'limits.csv',
      '暴露垃圾,clear,清除,,一般,4工作时,4工作时',
      '暴露垃圾,clear,清除,,一般,4工作时,6工作时',
    )
    expect(await run('pack', 'publish', folder, ENVIRONMENT)).toMatchObject({
      code: 1,
      said: expect.stringContaining('请把 pack.json 的 version 改成 2'),
    })
    await amend('pack.json', '"version": 1', '"version": 2')
    const differences = await done('pack', 'diff', folder, ENVIRONMENT)
    expect(differences).toContain('与第 1 版相比')
    expect(differences).toContain('~ 暴露垃圾 · 清除 · 处置：4个工作时 → 6个工作时')
    await done('pack', 'publish', folder, ENVIRONMENT)
    expect(await done('pack', 'list', ENVIRONMENT)).toMatch(/^minhe\t2\t/)
    const versions = (await done('pack', 'list', ENVIRONMENT, STREET)).trim().split('\n')
    expect(versions.map((line) => [line.split('\t')[1], line.includes('正在用')])).toEqual([
      ['1', false],
      ['2', true],
    ])
    expect((await packs.served()).versions).toEqual(new Map([[STREET, 2]]))
  })
})

describe('npm run people', { timeout: 240_000 }, () => {
  const on = (...args: readonly string[]) => done('people', ...args, '--environment', ENVIRONMENT)
  const groups = async () => {
    const who = { UserPoolId, Username: 'wang.min' }
    const { Groups = [] } = await cognito.send(new AdminListGroupsForUserCommand(who))
    return Groups.map(({ GroupName }) => GroupName)
  }

  it('adds, posts, delegates to, lists and disables somebody, and the account says the same', async () => {
    expect(await on('add', STREET, 'wang.min', '王敏')).toMatch(/首次登录密码（只显示这一次）.*: \S{15,}/)
    expect(await groups()).toEqual([])
    await on('post', STREET, 'wang.min', 'deputy', '--grid', 'g1', '--from', '2026-01-05')
    expect(await groups()).toEqual(['deputy'])
    const until = `${new Date().getUTCFullYear() + 1}-01-12`
    expect(await on('delegate', STREET, 'wang.min', 'g1', '--until', until)).toContain('已委托')
    expect(await on('list', STREET)).toMatch(/wang\.min\t王敏\n {2}p-\d+\t副网格长 deputy\tg1\t/)
    expect(await on('list', STREET, '--on', '2026-01-04')).toBe('')
    expect(await on('list', STREET, '--on', '2026-01-05')).toContain('王敏')
    expect(
      await run('people', 'post', STREET, 'nobody', 'dispatcher', '--environment', ENVIRONMENT),
    ).toMatchObject({
      code: 1,
      said: expect.stringContaining('没有这个人'),
    })
    await on('disable', STREET, 'wang.min')
    expect(await groups()).toEqual([])
    expect(await on('list', STREET)).toContain('已停用')
    expect((await people.ofJurisdiction(STREET))[0]?.disabledAt).toBeDefined()
  })
})
