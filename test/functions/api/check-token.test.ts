import { createHmac } from 'node:crypto'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { tokenKeys } from '#functions/api/check-token.function.ts'
import { answerTo, createTokenCheck } from '#functions/api/check-token.ts'
import { isSignedIn, signedInStaff } from '#functions/runtime/sign-in.ts'
import { httpEvent } from '#test/support/http-event.ts'

const NOW = Date.parse('2021-01-18T09:00:00+08:00')
const seconds = (at: number): number => Math.floor(at / 1_000)
const ISSUER = 'https://sign-in.intranet.example.cn'
const CLAIMS = {
  'cognito:groups': ['dispatcher', 'inspector'],
  'custom:jurisdiction': 'wujiaochang',
  'custom:grids': ['g1', 'g2'],
}

const ours = await generateKeyPair('RS256', { extractable: true })
const curved = await generateKeyPair('ES256', { extractable: true })
const strange = await generateKeyPair('RS256', { extractable: true })
const keys = tokenKeys.parse({
  keys: [
    { ...(await exportJWK(ours.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256', x5c: ['left out'] },
    { ...(await exportJWK(curved.publicKey)), kid: 'k2' },
  ],
})
const check = createTokenCheck({ issuer: ISSUER, audience: 'duoge', keys })

type Made = {
  readonly key?: CryptoKey
  readonly alg?: string
  readonly kid?: string
  readonly claims?: Readonly<Record<string, unknown>>
}
/** A token as the issuer makes it, but for what is said. */
const token = ({
  key = ours.privateKey,
  alg = 'RS256',
  kid = 'k1',
  claims = {},
}: Made = {}): Promise<string> =>
  new SignJWT({
    iss: ISSUER,
    aud: 'duoge',
    sub: 'u-1',
    iat: seconds(NOW) - 60,
    exp: seconds(NOW) + 3_600,
    ...CLAIMS,
    ...claims,
  })
    .setProtectedHeader({ alg, kid })
    .sign(key)

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const body = { iss: ISSUER, aud: 'duoge', sub: 'u-1', exp: seconds(NOW) + 3_600, ...CLAIMS }

/** What somebody asks with that token, as the API hands it on. */
function letIn({ context }: Awaited<ReturnType<typeof answerTo>>) {
  const event = httpEvent({})
  return { ...event, requestContext: { ...event.requestContext, authorizer: { lambda: context } } }
}

describe('A token is believed', () => {
  it.each([
    ['by each key that is configured', { key: curved.privateKey, alg: 'ES256', kid: 'k2' }],
    ['when it is for us among others', { claims: { aud: ['other', 'duoge'] } }],
    ['when it names its client and no audience', { claims: { aud: undefined, client_id: 'duoge' } }],
  ] as const)('%s', async (_, made) => {
    expect(await check(`Bearer ${await token(made)}`, NOW)).toMatchObject({ sub: 'u-1' })
  })

  it('and says who is signed in, as where the API checks it by itself', async () => {
    const answer = await answerTo(check, `Bearer ${await token()}`, NOW)

    expect(answer.isAuthorized).toBe(true)
    expect(isSignedIn(letIn(answer))).toBe(true)
    expect(signedInStaff(letIn(answer))).toEqual({
      id: 'u-1',
      roles: ['dispatcher', 'inspector'],
      jurisdiction: 'wujiaochang',
      grids: ['g1', 'g2'],
    })
  })

  it('without the roles that stand in the middle of a group’s name', async () => {
    const groups = ['dispatcher', 'friends of centre-head', 'x\tadministrator']
    const answer = await answerTo(check, await token({ claims: { 'cognito:groups': groups } }), NOW)
    expect(signedInStaff(letIn(answer)).roles).toEqual(['dispatcher'])
  })
})

describe('A token is not believed', () => {
  it.each([
    ['whose key is not configured', { kid: 'k9' }],
    ['that another has signed under our key’s name', { key: strange.privateKey }],
    ['of another issuer', { claims: { iss: 'https://elsewhere.example.cn' } }],
    ['for somebody else', { claims: { aud: 'other' } }],
    ['for somebody else, though our client asked for it', { claims: { aud: 'other', client_id: 'duoge' } }],
    ['that has run out', { claims: { exp: seconds(NOW) - 61 } }],
    ['that does not begin yet', { claims: { nbf: seconds(NOW) + 120 } }],
    ['that never runs out', { claims: { exp: undefined } }],
    ['that is nobody’s', { claims: { sub: undefined } }],
  ] as const)('%s', async (_, made: Made) => {
    expect(await answerTo(check, await token(made), NOW)).toEqual({ isAuthorized: false, context: {} })
  })

  it('that is signed by nobody, or by what everybody can know', async () => {
    const unsigned = `${part({ alg: 'none', kid: 'k1' })}.${part(body)}.`
    const signed = `${part({ alg: 'HS256', kid: 'k1' })}.${part(body)}`
    const secret = await exportSPKI(ours.publicKey)
    const shared = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
    const [head, , signature] = (await token()).split('.')
    const altered = `${head}.${part({ ...body, sub: 'u-2' })}.${signature}`

    for (const one of [unsigned, shared, altered, '', 'Bearer', 'a.b.c'])
      expect(await check(one, NOW), one).toBeUndefined()
  })
})

describe('Keys are refused', () => {
  it('that can make tokens, and such as are none', async () => {
    const refused = [
      { ...(await exportJWK(ours.privateKey)), kid: 'k1' },
      { kty: 'oct', k: 'c2VjcmV0', kid: 'k1' },
      { ...(await exportJWK(ours.publicKey)) },
      { ...(await exportJWK(ours.publicKey)), kid: 'k1', use: 'enc' },
    ]
    for (const key of refused) expect(tokenKeys.safeParse({ keys: [key] }).success, key.kty).toBe(false)
    expect(tokenKeys.safeParse({ keys: [] }).success).toBe(false)
    expect(keys.keys[0]).not.toHaveProperty('x5c')
  })
})
