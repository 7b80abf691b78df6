import * as z from 'zod'
import { type WorkingHours, workingHours } from '#domain/clock/calendar.ts'
import { type Limit, limit } from '#domain/clock/limit.ts'
import { inPresentFormat, PACK_FORMAT, READ_FORMATS } from '#domain/pack/formats.ts'
import { pack } from '#domain/pack/pack.ts'
import type { Facts, FaultCode, Tell } from './fault.ts'
import { nearest } from './nearest.ts'

/** What stands in tables and shapes of its own. */
const ELSEWHERE = {
  grids: true,
  parties: true,
  places: true,
  matters: true,
  answers: true,
  days: true,
} as const

/** `pack.json`: what of a pack is no list that grows. */
export const settings = z
  .object({
    /** Where an editor finds the schema. */
    $schema: z.string().optional(),
    format: z.literal(PACK_FORMAT),
    ...pack.shape,
  })
  .omit(ELSEWHERE)
type Settings = z.infer<typeof settings>

/** The JSON Schema of `pack.json`, by which an editor completes it. */
export const settingsSchema = () => z.toJSONSchema(settings, { io: 'input' })

/** The fields of `pack.json` that could be read, each for itself: what else refers to them is checked all the same. */
export type ReadSettings = { readonly [K in keyof Settings]?: Settings[K] | undefined }

/**
 * Reads `pack.json`, and tells what is missing, wrong or unknown by its path.
 * @param example a sound one, of which the same path shows what would be right
 */
export function readSettings(written: unknown, tell: Tell, example: unknown): ReadSettings {
  const given = z.looseObject({}).safeParse(written)
  if (!given.success) {
    tell({}, 'wrong-value', { zh: '应为一个 JSON 对象', en: 'it should be a JSON object', example: '{ … }' })
    return {}
  }
  const { format } = given.data
  const known = READ_FORMATS.find((one) => one === format)
  if (format !== undefined && known === undefined) {
    tell({ path: 'format' }, 'unknown-format', { said: JSON.stringify(format), other: PACK_FORMAT })
    return {}
  }
  const risen = known === undefined ? undefined : inPresentFormat(given.data, known)
  const json = risen === undefined ? given.data : { ...risen, format: PACK_FORMAT }
  tellUnknownFields(json, settingsSchema(), [], tell)
  const read = settings.safeParse(json, { reportInput: true })
  if (read.success) return read.data
  const inChinese = settings.safeParse(json, { error: z.locales.zhCN().localeError })
  read.error.issues.forEach((issue, at) => {
    const zh = inChinese.error?.issues[at]?.message ?? issue.message
    const right = atPath(example, issue.path)
    tellIssue(issue, '', tell, { zh, ...(right !== undefined && { example: JSON.stringify(right) }) })
  })
  const broken = new Set(read.error.issues.map(({ path: [field] }) => String(field)))
  const sound = Object.fromEntries(Object.entries(json).filter(([field]) => !broken.has(field)))
  return settings.partial().parse(sound)
}

/** What limits are compared with: the replies that are owed, and the hours of a working day. */
export type Replies = { readonly complaint: Limit; readonly complex: Limit; readonly hours: WorkingHours }

const replies = z.looseObject({
  hours: workingHours,
  policy: z.looseObject({
    appeals: z.looseObject({ complaint: z.looseObject({ reply: limit }) }),
    complexReply: limit,
  }),
})

/** The replies that `pack.json` owes, whatever else of it is wrong. */
export function repliesOf(json: unknown): Replies | undefined {
  const read = replies.safeParse(json)
  if (!read.success) return undefined
  const { hours, policy } = read.data
  return { complaint: policy.appeals.complaint.reply, complex: policy.complexReply, hours }
}

const watched = z.looseObject({ policy: z.looseObject({ watchDays: pack.shape.policy.shape.watchDays }) })

/** For how many days `pack.json` has places watched after an archive, whatever else of it is wrong. */
export function watchDaysOf(json: unknown): number | undefined {
  const read = watched.safeParse(json)
  return read.success ? read.data.policy.watchDays : undefined
}

/** Tells an issue of a schema as a fault, at its path. */
export function tellIssue(issue: z.core.$ZodIssue, under: string, tell: Tell, facts: Facts = {}): void {
  const path = [...(under === '' ? [] : [under]), ...issue.path.map(String)].join('.')
  if (issue.code === 'unrecognized_keys')
    for (const key of issue.keys)
      tell({ path: path === '' ? key : `${path}.${key}` }, 'unknown-field', { said: key })
  else {
    const [code, more] = codeOf(issue)
    tell({ path }, code, { zh: issue.message, en: issue.message, ...facts, ...more })
  }
}

function codeOf(issue: z.core.$ZodIssue): [FaultCode, Facts] {
  if (issue.code === 'invalid_type' && issue.input === undefined && /received undefined/.test(issue.message))
    return ['missing-field', {}]
  if (issue.code === 'invalid_value' && issue.input !== undefined) {
    const list = issue.values.map(String)
    return ['wrong-choice', { said: String(issue.input), near: nearest(String(issue.input), list), list }]
  }
  return ['wrong-value', {}]
}

type Schema = z.core.JSONSchema.BaseSchema

/** Fields that no schema knows are otherwise passed over: a misspelt one would hold nothing, and nobody would learn it. */
function tellUnknownFields(value: unknown, schema: Schema, path: readonly string[], tell: Tell): void {
  if (Array.isArray(value)) {
    const { items } = schema
    if (isSchema(items))
      value.forEach((one, at) => void tellUnknownFields(one, items, [...path, String(at)], tell))
    return
  }
  const { properties } = schema
  if (typeof value !== 'object' || value === null || properties === undefined) return
  const known = Object.keys(properties)
  for (const [key, inner] of Object.entries(value)) {
    const under = properties[key]
    if (isSchema(under)) tellUnknownFields(inner, under, [...path, key], tell)
    else if (under === undefined)
      tell({ path: [...path, key].join('.') }, 'unknown-field', { said: key, near: nearest(key, known) })
  }
}

const isSchema = (one: unknown): one is Schema =>
  typeof one === 'object' && one !== null && !Array.isArray(one)

/** What stands at a path; of a list its first entry does for all. */
function atPath(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)] ?? inner[0]
    return typeof inner === 'object' && inner !== null
      ? Object.entries(inner).find(([one]) => one === key)?.[1]
      : undefined
  }, value)
}
