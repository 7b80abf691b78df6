import { createContext } from 'react'
import type { Item } from './items.ts'

/** Within an item of a plan: the others of the plan. */
export const OtherItems = createContext<readonly Item[] | undefined>(undefined)
