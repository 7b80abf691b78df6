import type { Tell } from './fault.ts'
import type { ReadFiles } from './files.ts'
import type { Registers } from './read-pack.ts'

/** Tells what `pack.json` refers to that is not in the pack, by its path. */
export function tellReferences({ settings }: ReadFiles, registers: Registers, tell: Tell): void {
  // In JSON a reference is a code: what runs finds nothing by a name.
  const need = (of: keyof Registers, said: string | undefined, path: string) => {
    const found = registers[of].need(said, { path }, tell)
    if (found !== undefined && found !== said)
      tell({ path }, 'unknown-reference', { said, near: found, zh: '代码', en: 'code', example: found })
  }
  for (const list of ['legalRoutes', 'remedies'] as const)
    for (const [ground, said] of Object.entries(settings[list] ?? {}))
      registers.door.need(said, { path: `${list}.${ground}` }, tell)
  settings.systems?.forEach(({ parties }, at) => {
    parties.forEach((said, i) => void need('party', said, `systems.${at}.parties.${i}`))
  })
  need('matter', settings.unsortedMatter, 'unsortedMatter')
  need('grid', settings.fallbackGrid, 'fallbackGrid')
  for (const list of ['doors', 'placeKinds', 'whistleGrounds'] as const) {
    const codes = (settings[list] ?? []).map(({ code }) => code)
    codes.forEach((code, at) => {
      const first = codes.indexOf(code)
      if (first < at) tell({ path: `${list}.${at}.code` }, 'duplicate', { said: code, other: first + 1 })
    })
  }
}
