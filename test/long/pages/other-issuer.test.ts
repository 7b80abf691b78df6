import { once } from 'node:events'
import type { Server } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#local/emulator.ts'
import type { Issuer } from '#local/environment/environment-file.ts'
import { PEOPLE } from '#local/people.ts'
import { type Pages, pageLink, pagesIn } from '#test/support/pages.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const dir = temporaryFolder(afterAll)
let pages: Pages
let issuing: Server
beforeAll(async () => {
  pages = await pagesIn(dir, 'local', begin)
})
afterAll(async () => {
  await pages?.stop()
  issuing?.close()
})

const AUDIENCE = 'duoge-console'

/** The district's own sign-in: an OpenID Connect issuer of somebody else's, which says of people what ours would. */
async function begin(address: string): Promise<Issuer> {
  const issuer = `http://127.0.0.1:${await freePort()}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: AUDIENCE,
        redirect_uris: [`${address}/desk/signed-in`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'the-district', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['the-district'] },
    clientBasedCORS: () => true,
    conformIdTokenClaims: false,
    claims: {
      openid: [
        'sub',
        'preferred_username',
        'cognito:groups',
        'custom:jurisdiction',
        'custom:party',
        'custom:grids',
      ],
    },
    findAccount: (_, name) => {
      const person = PEOPLE.find((one) => one.name === name)
      if (person === undefined) return undefined
      return {
        accountId: name,
        claims: () => ({
          sub: `district|${name}`,
          preferred_username: name,
          'cognito:groups': [person.role],
          'custom:jurisdiction': person.jurisdiction,
          ...(person.party !== undefined && { 'custom:party': person.party }),
          ...(person.grids !== undefined && { 'custom:grids': person.grids }),
        }),
      }
    },
  })
  issuing = provider.listen(Number(new URL(issuer).port), '127.0.0.1')
  await once(issuing, 'listening')
  return { issuer, audience: AUDIENCE }
}

test('somebody signs in at an issuer outside and takes a report in', async () => {
  const page = await pages.open('/desk')
  await page.locator('input[name="login"]').fill('call-taker')
  await page.locator('input[name="password"]').fill('anything')
  await page.getByRole('button', { name: /sign-in/i }).click()
  await page.getByRole('button', { name: /continue/i }).click()
  await pageLink(page, '受理台').click()
  await page.getByText('受理员').first().waitFor()
  // What the pages of the issuer lack is not ours.
  pages.complaints.splice(0)
  await page.locator('#phone').fill('13800000057')
  await page.locator('#place').fill('国定路555弄')
  await page.locator('#description').fill('楼下车棚里看车的人搭了间小屋住着。')
  await page.getByText('投诉', { exact: true }).click()
  await page.keyboard.press('F9')
  await page.getByText('✓ 已登记').first().waitFor()
  const link = page.getByRole('link', { name: /国定路555弄/ }).first()
  await link.click()
  await page.getByRole('heading', { name: /国定路555弄/ }).waitFor()
  expect(pages.complaints).toEqual([])
})
