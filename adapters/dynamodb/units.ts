import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from './items.ts'
import { TABLES } from './tables.ts'

/**
 * What reading and writing items costs in request units, computed from their bytes by DynamoDB's published rules
 * ("DynamoDB item sizes and formats", "Read and write consumption" of its developer guide). The emulator does not
 * compute it.
 */

const bytes = (text: string): number => Buffer.byteLength(text)

/** A number takes a byte for each two significant digits, and one more; a minus sign another. */
function numberSize(digits: string): number {
  const significant = digits.replace(/[-+.]|e.*$/gi, '').replace(/^0+|0+$/g, '')
  return Math.ceil(significant.length / 2) + 1 + (digits.startsWith('-') ? 1 : 0)
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return bytes(value.S)
  if (value.N !== undefined) return numberSize(value.N)
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemSize(value.M)
  if (value.L !== undefined)
    return 3 + value.L.length + value.L.reduce((sum, element) => sum + valueSize(element), 0)
  if (value.B !== undefined) return value.B.length
  return 1
}

/** The size of an item in bytes: its attribute names and values. */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + valueSize(value), 0)

const KB = 1_024

/** Read units of items read together: a Query's are added up, then rounded. */
export const readUnits = (items: readonly Item[], consistent: boolean): number =>
  Math.max(1, Math.ceil(items.reduce((sum, item) => sum + itemSize(item), 0) / (4 * KB))) *
  (consistent ? 1 : 0.5)

/** Write units of one item: twice as many in a transaction. */
export const writeUnits = (item: Item, inTransaction: boolean): number =>
  Math.max(1, Math.ceil(itemSize(item) / KB)) * (inTransaction ? 2 : 1)

/** Write units that an item's entries in the indexes of cases cost when they come to be, change or go. */
export const indexUnits = (item: Item): number =>
  Object.values(TABLES.cases.indexes)
    .filter(({ key }) => key.partition in item)
    .map(({ key, projects }) => {
      const names = new Set<string>(['pk', 'sk', key.partition, key.sort])
      const kept =
        projects === 'ALL' ? item : Object.fromEntries(Object.entries(item).filter(([n]) => names.has(n)))
      return writeUnits(kept, false)
    })
    .reduce((sum, units) => sum + units, 0)
