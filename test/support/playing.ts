import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Stagecraft } from '#local/story/plays/play.ts'
import type { steppedSystem } from '#local/story/stepped-system.ts'
import type { clicking } from './clicking.ts'
import { isOnScreen, type Pages, pageLink, seriousFindings } from './pages.ts'

const PHONE = { width: 360, height: 740 }
/** The keys by which it is recorded what a reporter says when called back. */
const SATISFIED: Readonly<Record<string, string>> = { satisfied: 'F8', basically: 'F9', dissatisfied: 'F10' }

/** The scenes of a play as people do them on the pages: each signed in as themselves, by clicking what stands there. */
export async function played(
  pages: Pages,
  hands: Awaited<ReturnType<typeof clicking>>,
  system: ReturnType<typeof steppedSystem>,
  of: { readonly caseId: string; readonly place: RegExp },
): Promise<Stagecraft & { readonly said: readonly string[] }> {
  const { caseId, place } = of
  const said: string[] = []
  const planOf = new Map<string, string>()
  const [reported] = await system.desk.reportsOf(caseId, 'call-taker')

  async function done(what: string, does: () => Promise<void>): Promise<void> {
    said.push(what)
    await does()
    await system.settle(caseId)
  }

  /** On the phone: the place on the route, what is seen, the outcome under the thumb. */
  async function check(note: string): Promise<void> {
    const inspector = await pages.as('inspector', PHONE)
    await pageLink(inspector, '核查').click()
    const stop = inspector.getByRole('button', { name: place })
    await stop.waitFor()
    expect(await seriousFindings(inspector)).toEqual([])
    await stop.click()
    const passed = inspector.getByRole('button', { name: '核查通过' })
    await passed.waitFor()
    expect(await isOnScreen(passed)).toBe(true)
    await passed.click()
    await inspector.getByRole('alert').waitFor()
    await inspector.getByLabel('现场看到什么').fill(note)
    await inspector.reload()
    expect(await inspector.getByLabel('现场看到什么').inputValue()).toBe(note)
    expect(await seriousFindings(inspector)).toEqual([])
    await inspector.getByRole('button', { name: '核查通过' }).click()
    await stop.waitFor({ state: 'detached' })
    await inspector.context().close()
  }

  /** By keys alone: solved, satisfied, their words, recorded. A candidate of the input method records nothing. */
  async function callBack(satisfied: string, note: string): Promise<void> {
    const callTaker = await hands.tabOf('call-taker')
    await callTaker.goto(new URL('/desk/calls', callTaker.url()).href)
    await callTaker.getByRole('button', { name: place }).waitFor()
    await callTaker.getByRole('radio', { name: /没有解决/ }).waitFor()
    expect(await seriousFindings(callTaker)).toEqual([])
    await callTaker.keyboard.press('F6')
    await callTaker.keyboard.press(SATISFIED[satisfied] ?? '')
    const words = callTaker.getByLabel(/^原话/)
    await words.fill(note)
    await words.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true })
    await callTaker.getByRole('radio', { name: '解决了', exact: true, checked: true }).waitFor()
    await words.press('Control+Enter')
    await callTaker.getByRole('button', { name: place }).waitFor({ state: 'detached' })
  }

  return {
    said,
    reportId: reported?.reportId ?? '',
    actOnReport: (person, { action, ...form }) =>
      done(`${person} ${action}`, () =>
        // What is asked for about a report lies with its reply on the desk, what is ruled on with the case.
        action.startsWith('rule-')
          ? hands.press(person, caseId, hands.onReport(action), form)
          : hands.onDesk(person, place, hands.onReport(action), form),
      ),
    act: (person, { action, ...form }) =>
      done(`${person} ${action}`, () => hands.press(person, caseId, hands.action(action), form)),
    report: (person, kind, { outcome, ...form }, item) =>
      done(`${person} ${kind} ${outcome}`, async () => {
        const note = 'note' in form ? String(form.note) : ''
        if (person === 'inspector') await check(note)
        else if (kind === 'follow-up') await callBack('satisfied' in form ? String(form.satisfied) : '', note)
        else {
          const about = item === undefined ? undefined : planOf.get(item)
          await hands.press(person, caseId, hands.outcome(kind, outcome), form, about)
        }
        if ('items' in form && Array.isArray(form.items))
          for (const one of form.items) planOf.set(one.item, one.action)
      }),
  }
}

/** Whoever reads the archived case in the knowledge base. */
export async function readAsPrecedent(page: Page, caseId: string, words: string): Promise<void> {
  await page.goto(new URL(`/desk/knowledge?id=${caseId}`, page.url()).href)
  await page.getByRole('heading', { name: /诉求人说解决了/ }).waitFor()
  await page.getByText(words).first().waitFor()
  expect(await seriousFindings(page)).toEqual([])
}
