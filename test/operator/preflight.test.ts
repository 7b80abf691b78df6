import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { ROOT } from '#local/paths.ts'
import { A_STREET, loadOf } from '#operator/preflight/load.ts'
import { neededOf, QUOTAS } from '#operator/preflight/quotas.ts'
import { quotaReference } from '#operator/preflight/reference.ts'

/** What a new account has been given, beside AWS's own values; the rest of the quotas is not told in its region. */
const GIVEN: Readonly<Record<string, number>> = { 'L-B99A9384': 10 }
const DEFAULTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(QUOTAS.map(({ code }) => [code, 1e9])),
  'L-66629D52': 50,
}
const NOT_TOLD = 'L-F6D2596E'

/** Service Quotas on the wire, which the emulator does not have. */
let account: Server
let endpoint = ''
beforeAll(async () => {
  account = createServer(async (request, response) => {
    const { QuotaCode } = z
      .object({ ServiceCode: z.string(), QuotaCode: z.string() })
      .parse(await json(request))
    const values = String(request.headers['x-amz-target']).endsWith('.GetServiceQuota') ? GIVEN : DEFAULTS
    const Value = QuotaCode === NOT_TOLD ? undefined : values[QuotaCode]
    response.writeHead(Value === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(
      JSON.stringify(
        Value === undefined ? { __type: 'NoSuchResourceException' } : { Quota: { QuotaCode, Value } },
      ),
    )
  })
  await new Promise<void>((resolve) => account.listen(0, '127.0.0.1', resolve))
  const address = account.address()
  endpoint = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : ''
})
afterAll(() => account.close())

async function preflight(...args: readonly string[]): Promise<{ code: unknown; output: string }> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'ap-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  }
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(ROOT, 'operator/preflight.ts'), ...args],
      { env },
    )
    return { code: 0, output: stdout + stderr }
  } catch (error) {
    const failed = z.object({ code: z.unknown(), stdout: z.string(), stderr: z.string() }).parse(error)
    return { code: failed.code, output: failed.stdout + failed.stderr }
  }
}

it('says which quotas of a new account are too low for a city, how to ask for more, and which it was not told', async () => {
  const { code, output } = await preflight('prod', '--streets', '215')
  expect(code, output).toBe(2)
  expect(output).toContain('--service-code lambda --quota-code L-B99A9384 --desired-value 718')
  expect(output).toContain('--service-code scheduler --quota-code L-66629D52 --desired-value 56')
  expect(output.match(/request-service-quota-increase/g)).toHaveLength(2)
  expect(output).toMatch(/not told.*Invocations throttle limit/)
})

it('holds one street to what one street needs; it does not ask China for user pools', async () => {
  const { code, output } = await preflight('prod-cn')
  expect(code, output).toBe(2)
  expect(output.match(/request-service-quota-increase/g)).toHaveLength(1)
  expect(output).toContain('--desired-value 100')
  expect(output).not.toContain('cognito')
})

it('says what is wrong with what it is asked', async () => {
  expect(await preflight('local')).toMatchObject({ code: 1, output: expect.stringContaining('no quotas') })
  expect(await preflight('prod', '--streets', 'many')).toMatchObject({
    code: 1,
    output: expect.stringContaining('streets'),
  })
})

it('reckons the load of a city as it was reckoned by hand', () => {
  const city = loadOf({ streets: 215, ...A_STREET })
  const { cases, functionCalls, reconciles, events } = city
  expect({ cases, reconciles, events }).toMatchObject({
    cases: expect.closeTo(6.34, 2),
    reconciles: expect.closeTo(108, 0),
    events: expect.closeTo(190, 0),
  })
  // Of cases 380; the pages of ten thousand people ask besides.
  expect(functionCalls).toBeCloseTo(380 + 337, 0)
  expect(city.openCases).toBeCloseTo(500_000, -3)
})

it('needs no less for more streets', () => {
  const loads = { one: loadOf({ streets: 1, ...A_STREET }), many: loadOf({ streets: 50, ...A_STREET }) }
  for (const quota of QUOTAS)
    expect(neededOf(quota, loads.many)).toBeGreaterThanOrEqual(neededOf(quota, loads.one))
})

it('has its reference written', () => {
  expect(readFileSync(join(ROOT, 'docs/quotas.md'), 'utf8')).toBe(quotaReference())
})
