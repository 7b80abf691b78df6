import * as z from 'zod'

const Resource = z.looseObject({ Type: z.string() })
const Templates = z.record(
  z.string(),
  z.looseObject({ Resources: z.record(z.string(), Resource).default({}) }),
)
type Templates = z.infer<typeof Templates>

/** The templates of an environment as JSON, by the part of the system. */
export type Deployed = { readonly environment: string; readonly templates: Readonly<Record<string, unknown>> }

/** At the end of a logical id: it is made of the path of a construct, which holds the environment's name. */
const HASHES = /[0-9A-F]{8}(?=(Arn|StreamArn)?([0-9A-F]{8})?$)/g

/** Templates without what only names the environment. */
function unnamed({ environment, templates }: Deployed): Templates {
  const text = JSON.stringify(templates)
    .replaceAll(`duoge-${environment}`, 'duoge-<environment>')
    .replaceAll(`Duoge/${environment}`, 'Duoge/<environment>')
    .replaceAll(`"${environment}"`, '"<environment>"')
    .replaceAll(new RegExp(`duoge${environment.replaceAll('-', '')}(?=data|service|alarms)`, 'g'), 'duoge')
    .replaceAll(/duoge(data|service|alarms)(\w*?)[0-9A-F]{8}/g, 'duoge$1$2')
    // A version is named after everything its function is made of, and each of that is compared.
    .replaceAll(/(CurrentVersion)[0-9A-F]{8}[0-9a-f]{32}/g, '$1')
  return Templates.parse(JSON.parse(text))
}

/** The things of a part, by what we call them. */
const resourcesOf = (part: Templates[string] | undefined): ReadonlyMap<string, z.infer<typeof Resource>> =>
  new Map(
    Object.entries(part?.Resources ?? {}).map(([id, resource]) => [id.replaceAll(HASHES, ''), resource]),
  )

/** Each value that is no object of properties, by its path: lists and references (`Fn::…`, `Ref`) are one value. */
function valuesOf(value: unknown, path: string, into = new Map<string, string>()): Map<string, string> {
  const isPlain =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))
  if (isPlain) for (const [key, one] of Object.entries(value)) valuesOf(one, `${path}.${key}`, into)
  else into.set(path, JSON.stringify(value))
  return into
}

/**
 * In what one environment differs from another, whatever names it has: `+` and `-` for a kind of thing that is only in
 * one of them, and the path of each property that is not the same, such as `AWS::Logs::LogGroup RetentionInDays`.
 */
export function differencesBetween(one: Deployed, other: Deployed): readonly string[] {
  const [before, after] = [unnamed(one), unnamed(other)]
  const found = new Set<string>()
  for (const part of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, young] = [resourcesOf(before[part]), resourcesOf(after[part])]
    for (const [id, { Type }] of old) if (!young.has(id)) found.add(`- ${Type}`)
    for (const [id, resource] of young) {
      const was = old.get(id)
      if (was === undefined) found.add(`+ ${resource.Type}`)
      else
        for (const path of differing(was, resource))
          found.add(path.replace('.Properties', '').replace('.', ' '))
    }
  }
  return [...found].sort()
}

/** The paths, from the type on, at which two things of a kind are not the same. */
function differing(one: z.infer<typeof Resource>, other: z.infer<typeof Resource>): readonly string[] {
  const [was, is] = [valuesOf(one, one.Type), valuesOf(other, other.Type)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path))
}
