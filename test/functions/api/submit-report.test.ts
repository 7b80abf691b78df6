import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createMemoryPacks } from '#adapters/memory/packs.ts'
import { callTaker, dispatcher } from '#test/support/actors.ts'
import { outage } from '#test/support/fault.ts'
import type { Asked } from '#test/support/http.ts'
import { codeOf, intake } from '#test/support/intake.ts'
import { SHED } from '#test/support/story.ts'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { fine } from '#test/support/telling.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const LIMIT = 64 * 1024

test('before the first pack is published nothing is taken in, and the answer says why', async () => {
  const system = createSystem({ packs: createMemoryPacks() })
  for (const answer of [
    await apiOf(system).report(SHED),
    await apiOf(system).report({ ...SHED, jurisdiction: 'wujiaochang' }),
    await apiOf(system).submitAtDesk(callTaker, SHED),
  ]) {
    expect([answer.status, codeOf(answer)]).toEqual([503, 'nothing-published'])
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.body).toMatchObject({
      zh: expect.stringContaining('还没有发布任何辖区包'),
      detail: expect.stringContaining('No pack is published'),
    })
  }
})

describe('POST /v1/reports', () => {
  test('the same key with the same words: the same answer, one case', async () => {
    const { system, api } = intake()

    const first = fine(await api.report(SHED, 'key-1'), 201)
    const again = fine(await api.report(SHED, 'key-1'), 201)
    await system.settle()

    expect(again.body).toEqual(first.body)
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(first.headers.location).toBe(`/v1/reports/${first.body.trackingCode}`)
    expect((await system.ports.store.openCases('wujiaochang')).items).toHaveLength(1)
    expect(system.published.filter(({ type }) => type === 'report-received')).toHaveLength(1)
  })

  test('the same key twice at the same moment: the same answer, one case', async () => {
    const { system, api } = intake()

    const [one, other] = await Promise.all([api.report(SHED, 'key-1'), api.report(SHED, 'key-1')])
    await system.settle()

    expect(one?.status).toBe(201)
    expect(other?.body).toEqual(one?.body)
    expect((await system.ports.store.openCases('wujiaochang')).items).toHaveLength(1)
  })

  test('a report that was kept although the answer failed: its key gives the receipt', async () => {
    let failed = false
    const system = createSystem({
      around: async ({ method }, carryOut) => {
        const result = await carryOut()
        if (method === 'save' && !failed) {
          failed = true
          throw outage()
        }
        return result
      },
    })
    const api = apiOf(system)

    const first = await api.report(SHED, 'key-1')
    const again = fine(await api.report(SHED, 'key-1'), 201)
    await system.settle()

    expect([first.status, codeOf(first)]).toEqual([500, 'internal'])
    expect(JSON.stringify(first.body)).not.toContain('did not answer')
    expect(fine(await api.track(again.body.trackingCode)).body.status.code).toBe('open')
    expect(system.published.filter(({ type }) => type === 'report-received')).toHaveLength(1)
  })

  test('the same key with other words: 422', async () => {
    const { system, api } = intake()
    await api.report(SHED, 'key-1')

    const other = await api.report({ ...SHED, description: '别的事情' }, 'key-1')
    await system.settle()

    expect([other.status, codeOf(other)]).toEqual([422, 'idempotency-key-reused'])
    expect(other.headers['content-type']).toContain('application/problem+json')
    expect((await system.ports.store.openCases('wujiaochang')).items).toHaveLength(1)
  })

  test('two reports without a key are two reports; of the same place and matter they are one case', async () => {
    const { system, api } = intake()

    const one = fine(await api.report(SHED), 201)
    const other = fine(await api.report(SHED), 201)
    await system.settle()

    expect(other.body.trackingCode).not.toBe(one.body.trackingCode)
    expect((await system.ports.store.openCases('wujiaochang')).items).toHaveLength(1)
  })

  const base64 = (bytes: Buffer): Asked => ({
    raw: bytes.toString('base64'),
    base64: true,
    headers: JSON_TYPE,
  })
  type Refused = readonly [string, number, string, Asked]
  const refused: readonly Refused[] = [
    ['malformed JSON', 400, 'malformed-json', { raw: '{"channel": "web",' }],
    ['no body', 400, 'malformed-json', { headers: JSON_TYPE }],
    ['bytes that are no UTF-8', 400, 'malformed-json', base64(Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
    // What the gateway makes of bytes that are no UTF-8 in a text, and what clients make of them.
    [
      'characters that were lost',
      400,
      'malformed-json',
      { body: { ...SHED, description: '车棚\ufffd\ufffd' } },
    ],
    [
      'lost characters that were escaped',
      400,
      'malformed-json',
      { raw: JSON.stringify({ ...SHED, place: '#' }).replace('#', '\\uFFFD') },
    ],
    [
      'another charset',
      415,
      'unsupported-media-type',
      { body: SHED, headers: { 'content-type': 'application/json; charset=GBK' } },
    ],
    [
      'a packed body',
      415,
      'unsupported-media-type',
      { ...base64(gzipSync(JSON.stringify(SHED))), headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },
    ],
    [
      'another content type',
      415,
      'unsupported-media-type',
      { raw: JSON.stringify(SHED), headers: { 'content-type': 'text/plain' } },
    ],
    ['no content type', 415, 'unsupported-media-type', { headers: {} }],
    ['a body over 64 KB', 413, 'body-too-large', { body: { ...SHED, description: 'x'.repeat(LIMIT) } }],
    [
      'a body over 64 KB in bytes, not in characters',
      413,
      'body-too-large',
      { body: { ...SHED, description: '违'.repeat(LIMIT / 2) } },
    ],
    [
      'a body over 64 KB that came in base 64',
      413,
      'body-too-large',
      base64(Buffer.from(JSON.stringify({ ...SHED, description: 'x'.repeat(LIMIT) }))),
    ],
    ['a list', 400, 'invalid', { body: [SHED] }],
    ['a text that is too long', 400, 'invalid', { body: { ...SHED, description: '长'.repeat(4_001) } }],
    ['nothing but space', 400, 'invalid', { body: { ...SHED, description: ' \n　' } }],
    ['an unknown field', 400, 'invalid', { body: { ...SHED, urgent: true } }],
    ['an unknown field inside', 400, 'invalid', { body: { ...SHED, reporter: { name: '张', age: 60 } } }],
    [
      'words in place of a source',
      400,
      'invalid',
      { who: callTaker, body: { ...SHED, source: { system: '王女士', reference: '1' } } },
    ],
    [
      'words in place of a number at the source',
      400,
      'invalid',
      {
        who: callTaker,
        body: { ...SHED, source: { system: 'district.12345', reference: '电话13800000000，三楼301' } },
      },
    ],
    ...[1e-131, -1e-300].map(
      (lat): Refused => [
        `a latitude of ${lat}, which no table holds`,
        400,
        'invalid',
        { body: { ...SHED, point: { lat, lng: 121.5, datum: 'WGS-84' } } },
      ],
    ),
    [
      'a longitude beyond the world',
      400,
      'invalid',
      { body: { ...SHED, point: { lat: 31.3, lng: 180.1, datum: 'WGS-84' } } },
    ],
    ['an unknown channel', 400, 'invalid', { body: { ...SHED, channel: 'pigeon' } }],
    ['a NUL in the words', 400, 'invalid', { body: { ...SHED, description: 'a\u0000b' } }],
    ['a NUL in the place', 400, 'invalid', { body: { ...SHED, place: '国定路\u0000555弄' } }],
    ['a NUL in a name', 400, 'invalid', { body: { ...SHED, reporter: { name: 'a\u0000' } } }],
    [
      'half a surrogate pair',
      400,
      'invalid',
      { raw: JSON.stringify({ ...SHED, description: '#' }).replace('#', '\\ud842') },
    ],
    [
      'half a surrogate pair in the place',
      400,
      'invalid',
      { raw: JSON.stringify({ ...SHED, place: '#' }).replace('#', 'x\\udc00') },
    ],
    [
      'a key with spaces',
      400,
      'idempotency-key-invalid',
      { body: SHED, headers: { 'idempotency-key': 'a b' } },
    ],
    [
      'a key that is too long',
      400,
      'idempotency-key-invalid',
      { body: SHED, headers: { 'idempotency-key': 'k'.repeat(201) } },
    ],
    [
      'a jurisdiction that is not served',
      422,
      'jurisdiction-unknown',
      { body: { ...SHED, jurisdiction: 'elsewhere' } },
    ],
  ]
  test.each(refused)('%s: %i %s, and nothing is written', async (_what, status, code, asked) => {
    const { system, api, writes } = intake()

    const answer = await api.submit(asked)
    await system.settle()

    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    expect(answer.body.detail).toMatch(/\.$|:/)
    expect(writes()).toBe(0)
    expect(system.published).toEqual([])
  })

  test('an answer, a refusal and a fault are kept by nobody, and are no pages', async () => {
    const kept = {
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      'x-content-type-options': 'nosniff',
    }
    const { api } = intake()
    const broken = apiOf(createSystem({ around: () => Promise.reject(outage()) }))
    const answers = [await api.report(SHED), await api.report({}), await broken.report(SHED)]

    expect(answers.map(({ status }) => status)).toEqual([201, 400, 500])
    for (const { headers } of answers) expect(headers).toMatchObject(kept)
  })

  test.each(['application/json;charset=UTF-8', 'Application/JSON; charset="utf-8"; version=1'])(
    'takes a body of type %s',
    async (type) => {
      const { api } = intake()
      fine(await api.submit({ body: SHED, headers: { 'content-type': type } }), 201)
    },
  )

  test.each(['web', 'wechat', 'hotline'])('takes the channel %s from anybody', async (channel) => {
    const { api } = intake()
    fine(await api.report({ ...SHED, channel, confirmedInPerson: false }), 201)
  })

  const staffOnly: readonly (readonly [string, object])[] = [
    ...['walk-in', 'patrol', 'sensor', 'delegate', 'district'].map(
      (channel) => ['channel', { channel }] as const,
    ),
    ['confirmedInPerson', { confirmedInPerson: true }],
    ['source', { source: { system: 'district.12345', reference: 'GD-1' } }],
  ]
  test.each(staffOnly)('leaves the %s in %j to staff, and says where', async (field, over) => {
    const { system, api, writes } = intake()

    const answer = await api.report({ ...SHED, ...over }, 'key-1')
    await system.settle()

    expect([answer.status, codeOf(answer)]).toEqual([403, 'not-permitted'])
    expect(answer.body.errors).toEqual([
      {
        field,
        message: expect.stringContaining('POST /v1/desk/reports'),
        zh: expect.stringContaining('工作人员'),
      },
    ])
    expect(writes()).toBe(0)
    expect(system.published).toEqual([])
  })

  test('names every field at fault, and unknown ones by their path', async () => {
    const { api } = intake()

    const { body } = await api.report({ ...SHED, channel: 'pigeon', reporter: { age: 60 } })

    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'channel',
      'reporter.age',
    ])
  })

  test.each([
    ['emoji', '车棚着火了🔥👨‍👩‍👧‍👦'],
    ['rare Han characters', '住在𠮷野弄，姓𪛖，𫚉鱼摊占道'],
    ['right-to-left text', 'שלום מרחبا بالعالم'],
    ['combining marks and variation selectors', 'é à 葛󠄀城'],
    ['tabs and line breaks', '第一行\n\t第二行\r\n第三行'],
  ])('%s come through unharmed', async (_what, words) => {
    const { system, api } = intake()

    const { body } = fine(await api.report({ ...SHED, description: words, place: words }), 201)
    await system.settle()

    const kept = await system.ports.store.reportText(body.reportId)
    expect(kept).toMatchObject({ description: words, place: words })
    const [caseId = ''] = (await system.ports.store.openCases('wujiaochang')).items
    expect(fine(await api.case(dispatcher, caseId)).body.case.place.text).toBe(words)
  })

  test('a body in base 64 is the same body', async () => {
    const { api } = intake()
    expect((await api.submit(base64(Buffer.from(JSON.stringify(SHED))))).status).toBe(201)
  })
})
