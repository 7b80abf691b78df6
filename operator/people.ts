/**
 * The people of a street, in any environment (`--environment`, `local` unless told). On AWS it runs with the operator's own
 * credentials; the street's administrators do the same by `POST /v1/people/actions`.
 *
 * `npm run people -- list <street> [--on 2026-01-05]`: who is posted where; on a day, who was.
 * `npm run people -- add <street> <account> <name> [--id <id at the issuer>]`: somebody joins, with an account where there is a pool.
 * `npm run people -- post <street> <account> <role> [--grid g1] [--party p] [--from <date>] [--until <date>]`
 * `npm run people -- end <street> <account> <posting> [--until <date>]`: a posting ends.
 * `npm run people -- disable <street> <account>`
 * `npm run people -- delegate <street> <account> <grid> --until <date> [--from <date>]`: a deputy acts for the leader.
 * `npm run people -- apply <street>`: accounts are given what postings say by now.
 * `npm run people -- rebuild <street>`: after the pool was lost, everybody gets an account again.
 */
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { cognitoClient, createAccounts } from '#adapters/cognito/accounts.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { createSteppedClock } from '#adapters/dynamodb/stepped-clock.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createIds } from '#adapters/ids.ts'
import type { Accounts } from '#adapters/ports.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { atLocal, DAY, fromMillis, type Instant, millis } from '#domain/clock/calendar.ts'
import type { Actor } from '#domain/people/actor.ts'
import { type StaffAction, staffAction } from '#domain/people/change-staff.ts'
import { roleLabel } from '#domain/people/rights.ts'
import { type Posting, postingsWithin, type StaffMember } from '#domain/people/staff.ts'
import { changeOrders } from '#functions/usecases/change-orders.ts'
import { applyPostings } from '#functions/usecases/people/apply-postings.ts'
import { changePeople } from '#functions/usecases/people/change-people.ts'
import { rebuildAccounts } from '#functions/usecases/people/rebuild-accounts.ts'
import { deploymentOf } from './deployment.ts'
import { publishedPacks } from './published-packs.ts'

const USAGE =
  'npm run people -- list <street> | add <street> <account> <name> | post <street> <account> <role> | ' +
  'end <street> <account> <posting> | disable <street> <account> | delegate <street> <account> <grid> --until <date> | apply <street> | rebuild <street>'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    ['environment', 'on', 'id', 'grid', 'party', 'from', 'until'].map((name) => [
      name,
      { type: 'string' as const },
    ]),
  ),
})
const said = (name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
/** A day as its first moment in China. */
const momentOf = (name: string): Instant | undefined => {
  const date = said(name)
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw new Error(`--${name} ${date}: write 2026-01-31.`)
  return date === undefined ? undefined : atLocal(date, '00:00')
}
const given = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined ? {} : { [name]: value }

const noPeople = (): never => {
  throw new Error('Looking after the staff has no business with reporters.')
}

try {
  const [command, jurisdiction, account, what] = positionals
  if (command === undefined || jurisdiction === undefined) throw new Error(USAGE)
  const deployment = await deploymentOf(said('environment'))
  const { settings, PacksTable: packsTable, CasesTable: casesTable, ClockTable, UserPoolId } = deployment
  const client = dynamoDbClient(settings)
  const people = createPeople({ client, packsTable })
  const clock = ClockTable === undefined ? wallClock : createSteppedClock({ client, clockTable: ClockTable })
  const accounts =
    UserPoolId === undefined
      ? undefined
      : createAccounts({ client: cognitoClient(settings), userPoolId: UserPoolId })
  const { rulesOf } = publishedPacks(deployment)
  const { pack } = await rulesOf(jurisdiction)
  // Whoever has the deployment's credentials may do what its administrators and the centre's head may.
  const who: Actor = {
    id: `operator/${userInfo().username}`,
    roles: ['administrator', 'centre-head'],
    jurisdiction,
    grids: [],
  }

  const memberOf = async (): Promise<StaffMember> => {
    const having = (await people.ofJurisdiction(jurisdiction)).filter((one) => one.account === account)
    // Of an account that was made anew, whoever has it now.
    const found = having.find(({ disabledAt }) => disabledAt === undefined) ?? having[0]
    if (found === undefined)
      throw new Error(`${jurisdiction}: 没有这个人 · nobody has the account ${account ?? ''}.`)
    return found
  }
  const does = async (action: unknown): Promise<void> => {
    const parsed = staffAction.safeParse(action)
    if (!parsed.success)
      throw new Error(`${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`)
    await carryOut(parsed.data)
  }
  const carryOut = async (action: StaffAction): Promise<void> => {
    const changed = await changePeople({ people, clock, accounts }, action, { who, pack })
    if (!changed.ok) throw new Error(changed.error.message)
    console.log(linesOf(changed.value.member, changed.value.member.postings).join('\n'))
    const { temporaryPassword } = changed.value
    if (temporaryPassword !== undefined)
      console.log(`首次登录密码（只显示这一次） · first password, told this once: ${temporaryPassword}`)
  }

  switch (command) {
    case 'list': {
      const day = momentOf('on')
      for (const one of await people.ofJurisdiction(jurisdiction)) {
        const held =
          day === undefined
            ? one.postings
            : postingsWithin(one, { begin: day, end: fromMillis(millis(day) + DAY) })
        if (day === undefined || held.length > 0) console.log(linesOf(one, held).join('\n'))
      }
      break
    }
    case 'add':
      await does({ action: 'add', account, name: what, ...given('id', said('id')) })
      break
    case 'post':
      await does({
        action: 'post',
        id: (await memberOf()).id,
        role: what,
        ...given('grid', said('grid')),
        ...given('party', said('party')),
        ...given('from', momentOf('from')),
        ...given('until', momentOf('until')),
      })
      break
    case 'end':
      await does({
        action: 'end-posting',
        id: (await memberOf()).id,
        postingId: what,
        ...given('until', momentOf('until')),
      })
      break
    case 'disable':
      await does({ action: 'disable', id: (await memberOf()).id })
      break
    case 'delegate': {
      const until = momentOf('until')
      if (what === undefined || until === undefined) throw new Error(USAGE)
      const store = createCaseStore({
        client,
        casesTable,
        idempotencyTable: '',
        vault: { seal: noPeople, open: noPeople, phoneIndex: noPeople },
      })
      const correlationId = `people/${randomUUID()}`
      const from = momentOf('from')
      const delegated = await changeOrders(
        { store, clock, ids: createIds(), rulesOf },
        {
          action: 'delegate',
          grid: what,
          to: (await memberOf()).id,
          until,
          ...(from === undefined ? {} : { from }),
        },
        { who, correlationId, causationId: correlationId },
      )
      if (!delegated.ok) throw new Error(delegated.error.message)
      console.log(`已委托 · delegated: ${account} → ${what}`)
      break
    }
    case 'apply':
      console.log(
        `${await applyPostings({ people, clock, accounts: poolOf(accounts) }, jurisdiction)} accounts.`,
      )
      break
    case 'rebuild':
      for (const one of await rebuildAccounts({ people, clock, accounts: poolOf(accounts) }, jurisdiction))
        console.log(`${one.account}\t${one.temporaryPassword ?? ''}`)
      break
    default:
      throw new Error(USAGE)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

/** @throws Error where an issuer outside vouches for people */
function poolOf(accounts: Accounts | undefined): Accounts {
  if (accounts === undefined)
    throw new Error('这里没有用户池 · There is no pool here: the issuer gives out roles.')
  return accounts
}

/** Somebody with postings, a line each. */
function linesOf(
  { account, name, disabledAt }: StaffMember,
  postings: readonly Posting[],
): readonly string[] {
  const closed = disabledAt === undefined ? '' : `\t已停用 · disabled ${disabledAt}`
  return [
    `${account}\t${name}${closed}`,
    ...postings.map(
      ({ postingId, role, grid, party, from, until }) =>
        `  ${postingId}\t${roleLabel(role).zh} ${role}\t${grid ?? party ?? ''}\t${from} – ${until ?? ''}`,
    ),
  ]
}
