import type { Locator, Page } from 'playwright-core'

/** Somebody's hands on a page, and what they did: presses of the mouse and of keys, what is typed key by key. */
export type Hands = {
  readonly page: Page
  readonly click: (what: Locator) => Promise<void>
  readonly press: (key: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** A date and time, `2026-12-05T17:00`: in which order its parts are typed depends on the browser's language. */
  readonly date: (what: Locator, local: string) => Promise<void>
  /** On with Tab until something has the focus, as one reaches it without a mouse. */
  readonly tabTo: (what: Locator) => Promise<void>
  /** Copied elsewhere and pasted here: one press. */
  readonly paste: (text: string) => Promise<void>
  readonly counted: () => { readonly clicks: number; readonly keys: number }
}

/** Further than so many presses of Tab nobody goes. */
const FAR = 80

/** Counts what somebody does on a page. */
export async function handsOn(page: Page): Promise<Hands> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  let clicks = 0
  let keys = 0
  const press = async (key: string): Promise<void> => {
    keys += 1
    await page.keyboard.press(key)
  }
  return {
    page,
    press,
    click: async (what) => {
      clicks += 1
      await what.click()
    },
    type: async (text) => {
      keys += text.length
      await page.keyboard.type(text)
    },
    date: async (what, local) => {
      keys += local.replaceAll(/\D/g, '').length
      await what.fill(local)
    },
    tabTo: async (what) => {
      for (let n = 0; n < FAR; n += 1) {
        if (await what.evaluate((one) => one === one.ownerDocument.activeElement)) return
        await press('Tab')
      }
      throw new Error(`No focus within ${FAR} presses of Tab.`)
    },
    paste: async (text) => {
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
      await press('Control+V')
    },
    counted: () => ({ clicks, keys }),
  }
}

/**
 * Types into the field that has the focus as an input method does: letters first, then the candidate that a key picks. What
 * Chromium tells of keys that an input method has taken is told of each: none of them is the page's.
 */
export async function compose(page: Page, letters: string, picked: string): Promise<void> {
  const method = await page.context().newCDPSession(page)
  await method.send('Input.imeSetComposition', {
    text: letters,
    selectionStart: letters.length,
    selectionEnd: letters.length,
  })
  for (const [key, modifiers] of [
    ['Enter', 0],
    ['Enter', CONTROL],
    ['F9', 0],
  ] as const)
    await method.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: key,
      modifiers,
      windowsVirtualKeyCode: 229,
    })
  await method.send('Input.insertText', { text: picked })
  await method.detach()
}

/** The bit of the control key in the events of the debugger's protocol. */
const CONTROL = 2
