import { DISCONTENT } from './discontent.ts'
import { GAS } from './gas.ts'
import type { Play } from './play.ts'
import { SHED } from './shed.ts'

/** Every story; the first is told when none is named. */
export const PLAYS: readonly Play[] = [SHED, GAS, DISCONTENT]

/** The story of a name. @throws Error that lists the names there are */
export function playNamed(name: string): Play {
  const found = PLAYS.find((one) => one.name === name)
  if (found === undefined)
    throw new Error(`There is no story ${name}. There are: ${PLAYS.map((one) => one.name).join(', ')}.`)
  return found
}
