import type { Locator, Page } from 'playwright-core'
import * as z from 'zod'
import { REPORT_ACTIONS } from '#domain/report/act.ts'
import { fieldWords } from '../../console/kit/field-words.ts'
import type { Pages } from './pages.ts'

const Labels = z.record(z.string(), z.object({ zh: z.string() }))
const Dictionary = z.object({
  lists: z.record(z.string(), Labels),
  outcomes: z.record(z.string(), Labels),
})

/** The lists of the dictionary in which the values of fields are named. */
const LISTS: Readonly<Record<string, string>> = {
  lead: 'party',
  cooperating: 'party',
  party: 'party',
  parties: 'party',
  ground: 'whistle-ground',
  mode: 'whistle-mode',
  to: 'door',
}

/** Somebody's tab on the pages of staff, and how what they do is done there: by clicking what stands on a page. */
export async function clicking(pages: Pages, token: string) {
  const answer = await fetch(`${pages.environment.api}/v1/dictionary`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { lists, outcomes } = Dictionary.parse(await answer.json())
  const tabs = new Map<string, Page>()
  const named = (list: string, code: string): string => lists[list]?.[code]?.zh ?? code

  async function tabOf(person: string): Promise<Page> {
    const tab = tabs.get(person) ?? (await pages.as(person))
    tabs.set(person, tab)
    return tab
  }

  /** Fills in one field of a sheet, as its kind wants: a choice, several, a moment, words, or lines of fields. */
  async function fill(within: Locator, name: string, value: unknown): Promise<void> {
    const { zh } = fieldWords(name)
    const field = within.getByLabel(new RegExp(`^${zh}(（可不填）)?$`)).first()
    const words = (code: unknown): string =>
      name === 'ending'
        ? (outcomes['plan-item']?.[String(code)]?.zh ?? String(code))
        : named(LISTS[name] ?? name, String(code))
    if (name === 'items') return lines(within, z.array(z.record(z.string(), z.unknown())).parse(value))
    if (Array.isArray(value)) {
      const folded = within.getByText(`${zh}（可不填）`, { exact: true })
      if ((await folded.count()) > 0) await folded.first().click()
      // Beside those that are likely the others stand behind one press.
      const others = within.locator('details:not([open]) > summary', { hasText: '另选其他' })
      while ((await others.count()) > 0) await others.first().click()
      const on = await within.locator('label:has(input[type="checkbox"]:checked)').allTextContents()
      for (const label of on.filter((one) => !value.map(words).includes(one)))
        await within.getByRole('checkbox', { name: label, exact: true }).uncheck()
      for (const one of value) await within.getByRole('checkbox', { name: words(one), exact: true }).check()
      return
    }
    if (typeof value === 'object' && value !== null) {
      const group = within.getByRole('group', { name: new RegExp(`^${zh}`) })
      for (const [inner, one] of Object.entries(value)) await fill(group, inner, one)
      return
    }
    if (typeof value === 'boolean') {
      const group = within.getByRole('group', { name: new RegExp(`^${zh}`) })
      await group.getByRole('radio', { name: value ? '是' : '否' }).check()
      return
    }
    const text = String(value)
    if (/^\d{4}-\d\d-\d\dT.*Z$/.test(text)) {
      await field.fill(new Date(Date.parse(text) + 8 * 3_600_000).toISOString().slice(0, 16))
      return
    }
    const radio = within.getByRole('radio', { name: words(value), exact: true })
    if ((await radio.count()) > 0) {
      await radio.first().check()
      return
    }
    if ((await field.getAttribute('role')) === 'combobox') {
      await field.fill(words(value))
      await field.press('Enter')
      return
    }
    await field.fill(text)
  }

  async function lines(within: Locator, items: readonly Record<string, unknown>[]): Promise<void> {
    for (let n = 1; n < items.length; n += 1) await within.getByRole('button', { name: '再加一项' }).click()
    const groups = within.locator('[data-line]')
    for (const [n, item] of items.entries())
      for (const [name, value] of Object.entries(item)) await fill(groups.nth(n), name, value)
  }

  /** Presses a button of the case's bar, fills in its sheet and sends it. */
  async function press(
    person: string,
    caseId: string,
    label: string,
    form: Readonly<Record<string, unknown>>,
    about?: string,
  ): Promise<void> {
    const tab = await tabOf(person)
    await tab.goto(new URL(`/desk/cases/${caseId}`, tab.url()).href)
    // Where several may be meant, the button says whose as well.
    const bar = tab.locator('main button.ant-btn', { hasText: new RegExp(`^${label}`) })
    await tab.locator('main button.ant-btn').first().waitFor()
    const more = tab.getByRole('button', { name: /更多 \d+ 项/ })
    const sheet = tab.getByRole('dialog', { name: label })
    for (let n = 0; ; n += 1) {
      // What stands behind it comes after what stands before it.
      if ((await bar.count()) <= n && (await more.count()) > 0) await more.click()
      await bar.nth(n).click()
      await sheet.waitFor()
      if (about === undefined || (await sheet.getByText(about).count()) > 0) break
      await tab.keyboard.press('Escape')
      await sheet.waitFor({ state: 'detached' })
    }
    await send(sheet, label, form)
    await sheet.waitFor({ state: 'detached' })
  }

  /** Fills in a sheet and sends it; what cannot be undone is pressed twice. */
  async function send(sheet: Locator, label: string, form: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, value] of Object.entries(form)) await fill(sheet, name, value)
    const button = sheet.getByRole('button', { name: new RegExp(`^${label}`) }).last()
    await button.click()
    if ((await sheet.getByText('再点一次就办').count()) > 0) await button.click()
  }

  /** Does something about what a reporter at a place is owed, beside the list of the desk where it lies. */
  async function onDesk(
    person: string,
    place: RegExp,
    label: string,
    form: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const tab = await tabOf(person)
    await tab.goto(new URL('/desk', tab.url()).href)
    await tab.getByRole('button', { name: new RegExp(`${place.source}.*答复诉求人`) }).click()
    const side = tab.getByRole('complementary', { name: '这一件' })
    await side.getByRole('button', { name: label, exact: true }).first().click()
    const answered = tab.waitForResponse((one) => one.request().method() === 'POST')
    await Promise.all([answered, send(side, label, form)])
  }

  return {
    tabOf,
    /** What an outcome of a kind of task, or an action, is called on its button. */
    outcome: (kind: string, outcome: string) => outcomes[kind]?.[outcome]?.zh ?? outcome,
    action: (action: string) => named('action', action),
    onReport: (action: string) =>
      Object.entries(REPORT_ACTIONS).find(([name]) => name === action)?.[1].label.zh ?? action,
    press,
    onDesk,
    /** Closes everybody's tabs: what they look at may go with the next play. */
    close: async () => {
      await Promise.all([...tabs.values()].map((tab) => tab.context().close()))
      tabs.clear()
    },
  }
}
