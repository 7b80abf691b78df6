import type { Line } from '../base/answers.ts'
import { answerOf, api } from '../base/client.ts'
import type { Due } from '../base/instant.ts'
import type { paths } from '../generated/api.d.ts'

type Asked = NonNullable<paths['/v1/cases']['get']['parameters']['query']>
type Page = paths['/v1/cases']['get']['responses'][200]['content']['application/json']

/** A page of cases: of a board, of what ended in a month, or of what was found. */
export const linesOf = (query: Asked): Promise<Page> => answerOf(api.GET('/v1/cases', { params: { query } }))

/** What of a line tells how long it has. */
export type TimedLine = Line & { readonly waitsFor: NonNullable<Line['waitsFor']> }

/** Whether something has a due time: what is parked waits for its review, and what ended for nothing. */
export const isTimed = (line: Line): line is TimedLine =>
  line.waitsFor !== undefined && line.parkedUntil === undefined && line.ending === undefined

/** A due time as it is shown everywhere. */
export const dueOfLine = ({ waitsFor }: TimedLine): Due & { left: TimedLine['waitsFor']['left'] } => waitsFor
