import * as z from 'zod'
import { grid } from '#domain/pack/pack.ts'
import { type Fault, faultOf, type Tell } from './fault.ts'
import { tellIssue } from './settings.ts'

/** The file of the grids' shapes. */
export const GRIDS_FILE = 'grids.geojson'

/** A grid as the file draws it. */
export type DrawnGrid = z.infer<typeof grid>

/** What the properties of a feature may be called. */
const PROPERTIES = { code: '代码', name: '名称', name_en: '英文名称', number: '编码' } as const

const text = z.string().min(1)
const properties = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  name: text,
  name_en: text.optional(),
  number: z.string().regex(/^\d{15}$/),
})
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: grid.shape.area.unwrap().element }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: grid.shape.area.unwrap() }),
])
const outline = z.object({
  type: z.literal('Feature'),
  properties: z.strictObject({ outline: z.literal(true) }),
  geometry,
})
const feature = z.object({ type: z.literal('Feature'), properties, geometry })

/** The whole file: a feature for each grid, and perhaps one for the outline (辖区界线) of the jurisdiction. */
export const gridsFile = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.union([feature, outline])).min(1),
})

/** Polygons, each an outer ring and its holes. */
export type Area = NonNullable<DrawnGrid['area']>

/** What was read of the file: the grids, and the outline if one is drawn. */
export type ReadGrids = {
  readonly grids: readonly DrawnGrid[]
  readonly outline: Area | undefined
  readonly faults: readonly Fault[]
}

/** Reads the grids of a GeoJSON file (RFC 7946); whatever cannot be read is told with its path. */
export function readGrids(json: unknown): ReadGrids {
  const faults: Fault[] = []
  const tell: Tell = (where, code, facts) => void faults.push(faultOf(GRIDS_FILE, where, code, facts))
  const collection = z
    .looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.looseObject({})).min(1) })
    .safeParse(json)
  if (!collection.success) {
    tell({ path: 'features' }, 'missing-field', { example: '{"type": "FeatureCollection", "features": […]}' })
    return { grids: [], outline: undefined, faults }
  }
  const grids: DrawnGrid[] = []
  let area: Area | undefined
  collection.data.features.forEach((one, at) => {
    const path = `features.${at}`
    const border = outline.safeParse(one)
    if (border.success) {
      area = polygonsOf(border.data.geometry)
      return
    }
    const read = readProperties(one['properties'], `${path}.properties`, tell)
    const shape = geometry.safeParse(one['geometry'])
    const drawn = shape.success ? polygonsOf(shape.data) : undefined
    if (drawn === undefined || !drawn.every((rings) => rings.every(isClosed)))
      tell({ path: `${path}.geometry` }, 'no-shape', { said: read?.name ?? path })
    if (read === undefined) return
    const { code, name, name_en = name, number } = read
    const first = grids.findIndex((other) => other.code === code)
    if (first >= 0) tell({ path: `${path}.properties.code` }, 'duplicate', { said: code, other: first + 1 })
    grids.push({ code, name: { zh: name, en: name_en }, number, ...(drawn !== undefined && { area: drawn }) })
  })
  return { grids, outline: area, faults }
}

type Properties = z.infer<typeof properties>

/** What a feature says of its grid. One whose code can be read is there for others to refer to, whatever else is wrong. */
function readProperties(given: unknown, path: string, tell: Tell): Properties | undefined {
  const translated = Object.fromEntries(
    Object.entries(given ?? {}).map(([key, value]) => [
      Object.entries(PROPERTIES).find(([, zh]) => zh === key)?.[0] ?? key,
      value,
    ]),
  )
  const read = properties.safeParse(translated)
  if (read.success) return read.data
  for (const issue of read.error.issues) tellIssue(issue, path, tell, exampleOf(issue.path[0]))
  const { code, name } = translated
  const known = properties.shape.code.safeParse(code)
  return known.success
    ? { code: known.data, name: typeof name === 'string' ? name : known.data, number: '' }
    : undefined
}

const EXAMPLES: Readonly<Record<string, string>> = {
  code: 'g1',
  name: '第一网格片区',
  number: '310110019900001',
}
const exampleOf = (key: PropertyKey | undefined) => {
  const example = EXAMPLES[String(key)]
  return example === undefined ? {} : { example }
}

const polygonsOf = ({ type, coordinates }: z.infer<typeof geometry>): Area =>
  type === 'Polygon' ? [coordinates] : coordinates

const isClosed = (ring: Area[number][number]): boolean => {
  const [first, last] = [ring[0], ring.at(-1)]
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}
