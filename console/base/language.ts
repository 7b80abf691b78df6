import { useSyncExternalStore } from 'react'
import type { Label } from './label.ts'

export type Language = keyof Label

const KEY = 'duoge.language'
const listeners = new Set<() => void>()
let current: Language = chosen() ?? spoken()
mark()

/** What somebody chose in this browser before. */
function chosen(): Language | undefined {
  const kept = localStorage.getItem(KEY)
  return kept === 'en' || kept === 'zh' ? kept : undefined
}

/** The first of our languages that the browser's owner reads; Chinese where none is. */
function spoken(): Language {
  for (const language of navigator.languages) {
    if (/^zh\b/i.test(language)) return 'zh'
    if (/^en\b/i.test(language)) return 'en'
  }
  return 'zh'
}

function mark(): void {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en'
}

/** Switches the language of every page of this browser, from now on. */
export function speak(language: Language): void {
  current = language
  localStorage.setItem(KEY, language)
  mark()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language people read now. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => current)

/** Says a label in the language people read now. */
export function useSay(): (label: Label) => string {
  const language = useLanguage()
  return (label) => label[language]
}
