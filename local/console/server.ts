import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import * as z from 'zod'
import { roleLabel } from '#domain/people/rights.ts'
import { headersOf } from '#infra/edge/headers.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import { PEOPLE } from '#local/people.ts'
import { packOf } from '#packs/index.ts'
import { reach } from './reach.ts'
import { type Listed, signInPage } from './sign-in-page.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
}
/** Of what a browser sends, what the API reads. */
const PASSED = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'accept-language',
]

const LISTED: readonly Listed[] = PEOPLE.map((one) => {
  const pack = packOf(one.jurisdiction)
  const party = pack?.parties.find(({ code }) => code === one.party)?.name.zh
  const street = one.jurisdiction === PEOPLE[0]?.jurisdiction ? '' : `${pack?.name.zh ?? one.jurisdiction} · `
  return { ...one, words: `${street}${party ?? roleLabel(one.role).zh} ${one.person}` }
})

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Passes a request on as it is, and what is answered back. */
async function pass(to: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = new Headers()
  for (const name of PASSED) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const method = request.method ?? 'GET'
  const body = method === 'GET' || method === 'HEAD' ? null : await bodyOf(request)
  const answer = await reach(to, { method, headers, body, redirect: 'manual' })
  const kept: Record<string, string> = { 'cache-control': answer.headers.get('cache-control') ?? 'no-store' }
  for (const name of ['content-type', 'etag', 'idempotent-replayed', 'location', 'retry-after'] as const) {
    const value = answer.headers.get(name)
    if (value !== null) kept[name] = value
  }
  response.writeHead(answer.status, { ...headersOf('public'), ...kept })
  response.end(Buffer.from(await answer.arrayBuffer()))
}

/** The click on a name: signs in at the user pool's own page, which answers with the code. */
async function signIn(
  { emulator, password }: EnvironmentFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams((await bodyOf(request)).toString())
  const name = form.get('name') ?? ''
  form.delete('name')
  form.set('username', name)
  form.set('password', password)
  const answer = await reach(`${emulator}/login`, { method: 'POST', body: form, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (location === null) {
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(`没能以 ${name} 的身份进入。The user pool answered ${answer.status}.`)
    return
  }
  response.writeHead(303, { location, 'cache-control': 'no-store' })
  response.end()
}

/** The pages of staff; everything else is the residents'. */
const STAFF = /^\/(?:desk|wall)(?:\/|$)/

/** A built file; a path that is none is one of the pages. */
function file({ files, environment }: Served, path: string, response: ServerResponse): void {
  const wanted = join(files, normalize(path))
  const page = STAFF.test(path) ? 'desk.html' : 'index.html'
  const found = wanted.startsWith(files) && existsSync(wanted) && statSync(wanted).isFile()
  const served = found ? wanted : join(files, page)
  const versioned = found && path.startsWith('/assets/')
  response.writeHead(200, {
    ...headersOf(
      served.endsWith('desk.html') ? 'staff' : 'public',
      environment.issuer && [new URL(environment.issuer.issuer).origin],
    ),
    'content-type': TYPES[extname(served)] ?? 'application/octet-stream',
    'cache-control': versioned ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  createReadStream(served).pipe(response)
}

/** What an issuer tells of itself. */
const Discovered = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() })

/** Where and as what program the console signs in; on AWS a file beside the built ones. */
async function settings({ outputs, issuer: outside }: EnvironmentFile, origin: string): Promise<object> {
  if (outside === undefined)
    return {
      clientId: outputs.UserPoolClientId,
      issuer: `https://cognito-idp.ap-east-1.amazonaws.com/${outputs.UserPoolId}`,
      authorize: `${origin}/oauth2/authorize`,
      token: `${origin}/oauth2/token`,
    }
  const { issuer, audience } = outside
  const told = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const { authorization_endpoint, token_endpoint } = Discovered.parse(await told.json())
  return { clientId: audience, issuer, authorize: authorization_endpoint, token: token_endpoint }
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { environment } = served
  const { api, emulator } = environment
  const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname.startsWith('/v1/')) return pass(`${api}${pathname}${search}`, request, response)
  if (pathname === '/oauth2/token') return pass(`${emulator}/oauth2/token`, request, response)
  if (pathname === '/sign-in' && request.method === 'POST') return signIn(environment, request, response)
  if (pathname === '/oauth2/authorize') {
    response.writeHead(200, {
      ...headersOf('public'),
      'content-type': TYPES['.html'],
      'cache-control': 'no-store',
    })
    response.end(signInPage(LISTED, searchParams))
    return
  }
  if (pathname === '/console.json') {
    response.writeHead(200, { 'content-type': TYPES['.json'], 'cache-control': 'no-store' })
    response.end(JSON.stringify(await settings(environment, `http://${request.headers.host}`)))
    return
  }
  file(served, decodeURIComponent(pathname), response)
}

/** What is served: an environment that is up, and the folder of the built files. */
export type Served = { readonly environment: EnvironmentFile; readonly files: string }

/**
 * Serves the console at one address, as CloudFront gives on AWS: `/v1` goes to the API, signing in to the environment's
 * user pool, everything else is a built file.
 */
export const consoleServer = (served: Served): Server =>
  createServer((request, response) => {
    answer(served, request, response).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('The system behind the console does not answer.')
    })
  })
