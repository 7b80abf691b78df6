/** No text reaches anybody outside its audience: every person asks everything that can be asked, at every turn of a case. */
import { expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { dispatcher } from '#test/support/actors.ts'
import type { Answer } from '#test/support/http.ts'
import { EVERYBODY } from '#test/support/random-asks.ts'
import { STORY } from '#test/support/story.ts'
import type { Api } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, type Telling, tell } from '#test/support/telling.ts'

/** Who reported: nobody is told in a list or a page, whoever asks; it takes a look, which is recorded. */
const PERSON = ['王秀英', '13900000000']
/** What the report says: its words are for who calls as they are, for public bodies without what is personal. */
const WORDS = { whole: '13911112222', telling: '天天漏水' }
/** What the reporter said in a call, as it was written down at the centre. */
const CALL = { whole: '13933334444', telling: '夜里最响' }
/** What staff wrote of the case: a firm reads it without what is personal. */
const NOTE = '13955556666'

const CALLERS = ['call-taker', 'shift-leader', 'centre-head']
const CENTRE = [...CALLERS, 'dispatcher', 'street-leader']
const FIRMS = ['juwei', 'disanfang']
const SUBJECT = 'wuye'

const AUDITOR: Actor = { id: 'u-auditor', roles: ['auditor'], jurisdiction: 'wujiaochang', grids: [] }
const PEOPLE: readonly Actor[] = [
  ...EVERYBODY.filter(({ roles }) => !roles.includes('system')),
  AUDITOR,
  { ...AUDITOR, id: 'u-administrator', roles: ['administrator'] },
]

/** What a route that writes has answered, and whom. */
type Wrote = { readonly who: Actor; readonly told: string }

/** The story, told with words in it that lead to somebody: each by the audience that it is written for. */
function telltale(telling: Telling, wrote: Wrote[]): Telling {
  const heard = async (who: Actor, answer: Promise<Answer>): Promise<Answer> => {
    const told = await answer
    wrote.push({ who, told: JSON.stringify(told.body) })
    return told
  }
  const { api } = telling
  const spiced = (who: Actor, body: unknown, ofCall: boolean): unknown => {
    // What one wrote oneself, one reads.
    if ([...FIRMS, SUBJECT].includes(who.party ?? '')) return body
    const given = body as { readonly note?: string; readonly outcome?: string }
    return typeof given.note === 'string'
      ? {
          ...given,
          note: `${given.note}${ofCall ? `王秀英${CALL.whole}${CALL.telling}` : `联系人李建国${NOTE}`}`,
        }
      : given
  }
  const calls = (body: unknown): boolean =>
    ['accepted', 'called', 'answered'].includes(String((body as { outcome?: string }).outcome))
  const wrapped: Api = {
    ...api,
    report: (body, key) =>
      api.report(
        {
          ...(body as object),
          description: `车棚搭建，${WORDS.telling}，联系${WORDS.whole}`,
          reporter: { name: PERSON[0], phone: PERSON[1] },
        },
        key,
      ),
    outcome: (who, taskId, body) => heard(who, api.outcome(who, taskId, spiced(who, body, calls(body)))),
    act: (who, caseId, body) => heard(who, api.act(who, caseId, spiced(who, body, false))),
  }
  return { ...telling, api: wrapped }
}

/** Everything that somebody is answered, whatever he asks; what is refused answers too. */
async function answersTo(who: Actor, { api, caseId, reportId, trackingCode }: Telling): Promise<string> {
  const month = { month: '2021-01' }
  const finds = [caseId, '国定路555弄', PERSON[1] ?? '', trackingCode]
  const asked = [
    api.case(who, caseId),
    api.reports(who, caseId),
    api.orders(who),
    api.looks(who, month),
    api.precedent(who, caseId),
    // What the knowledge base says, by words, by place and for this case; and what is told to whoever types a report.
    ...[{ q: `车棚搭建${WORDS.telling}` }, { q: NOTE }, { place: '国定路555弄' }, { caseId }].map((query) =>
      api.search(who, query),
    ),
    api.advise(who, { description: `车棚搭建，${WORDS.telling}`, place: '国定路555弄' }),
    // What routes that write answer: to whoever may, and to whoever may not.
    api.act(who, caseId, { action: 'hazard-found', note: '棚内住人' }),
    api.act(who, caseId, { action: 'urge', taskId: `${caseId}.1` }),
    api.outcome(who, `${caseId}.1`, { outcome: 'done', note: '再看' }),
    api.actOnReport(who, caseId, reportId, { action: 'record-inquiry', note: '来电催问' }),
    ...['street', 'grid:g1', `party:${who.party ?? 'chengguan'}`].map((board) => api.cases(who, { board })),
    api.cases(who, { ended: '2021-02' }),
    ...finds.map((find) => api.cases(who, { find })),
    api.ledger(who, { board: 'street' }),
    api.tasks(who),
    ...['call-taker', 'dispatcher', 'shift-leader', 'centre-head', 'street-leader', 'supervisor'].map(
      (role) => api.tasks(who, { role }),
    ),
    ...['inspector', 'grid-leader', 'deputy'].map((role) => api.tasks(who, { role, grid: 'g1' })),
    ...['chengguan', 'wuye', 'juwei', 'disanfang'].map((party) => api.tasks(who, { party })),
  ]
  return JSON.stringify((await Promise.all(asked)).map(({ body }) => body))
}

/** What somebody is told that is not for him, by the rules of the design told apart from the code that decides. */
function leaks(who: Actor, told: string): string[] {
  const is = (roles: readonly string[]): boolean => who.roles.some((role) => roles.includes(role))
  const own = who.party ?? ''
  const barred = [
    ...PERSON,
    ...(is(CALLERS) ? [] : [WORDS.whole]),
    ...(is(CENTRE) ? [] : [CALL.whole]),
    ...(FIRMS.includes(own) ? [WORDS.telling, CALL.telling, NOTE] : []),
    ...(own === SUBJECT ? [WORDS.telling, CALL.telling, NOTE] : []),
  ]
  // The name stands in what the centre wrote down of a call, for the centre.
  const names = is(CENTRE) ? barred.filter((one) => one !== PERSON[0]) : barred
  return names.filter((one) => told.includes(one)).map((one) => `${who.id} reads ${one}`)
}

test('12: no answer of the API tells anybody what is not for him, at any turn of a case', {
  timeout: 240_000,
}, async () => {
  const wrote: Wrote[] = []
  const telling = telltale(beginTelling(createSystem()), wrote)
  const read = new Map<string, number>()
  for (const [n, step] of STORY.entries()) {
    await tell(telling, { steps: [step] })
    if (step.what === 'the residents’ committee is added') {
      const about = { action: 'name-subjects', parties: [SUBJECT] }
      fine(await telling.api.act(dispatcher, telling.caseId, about))
      await telling.system.settle()
    }
    for (const { who, told } of wrote.splice(0)) expect(leaks(who, told)).toEqual([])
    if (n % 4 !== 0 && n !== STORY.length - 1) continue
    for (const who of PEOPLE) {
      const told = await answersTo(who, telling)
      expect(leaks(who, told)).toEqual([])
      for (const one of [WORDS.telling, WORDS.whole, CALL.whole, NOTE])
        if (told.includes(one)) read.set(one, (read.get(one) ?? 0) + 1)
    }
  }
  // The knowledge base was asked when it had the case to tell of.
  const found = fine(await telling.api.search(dispatcher, { q: `车棚搭建${WORDS.telling}` })).body.items
  expect(found).toMatchObject([{ precedentId: telling.caseId }])
  // Each of them was read by those for whom it is.
  for (const one of [WORDS.telling, WORDS.whole, CALL.whole, NOTE]) expect(read.get(one)).toBeGreaterThan(5)
})
