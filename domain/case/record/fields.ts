import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { text } from '../../text.ts'

/**
 * The fields that people fill in, each with what draws it: `x-field` names the kind of thing (its choices and their names
 * are in the dictionary), `x-audience` who will read a text. They reach the forms that clients draw and the API's document.
 */
const field = <S extends z.ZodType>(schema: S, kind: string): S => schema.meta({ 'x-field': kind })

/** Who reads a text of a case: the public, whoever sees the case, the centre, only who calls (知悉范围). */
export const AUDIENCES = ['public', 'case', 'centre', 'callers'] as const
export type Audience = (typeof AUDIENCES)[number]

/** A text that people write, with who will read it. @param max longest allowed length in characters */
export const words = (max: number, audience: Audience = 'case') =>
  text(max).meta({ 'x-field': 'text', 'x-audience': audience })

const code = () => z.string().min(1).max(40)

/** The code of a party of the pack. */
export const party = field(code(), 'party')
/** 被反映对象: the code of a party, or people of the house (`house` of the dictionary). */
export const subject = field(code(), 'subject')
export const grid = field(code(), 'grid')
export const matter = field(code(), 'matter')
export const condition = field(code(), 'condition')
export const door = field(code(), 'door')
export const whistleGround = field(code(), 'whistle-ground')
export const caseId = field(z.string().min(1).max(60), 'case')
export const reportId = field(z.string().min(1).max(60), 'report')
export const taskId = field(z.string().min(1).max(80), 'task')
/** A moment that somebody sets. */
export const moment = field(instant, 'instant')
/** Where the proof lies: photos, papers, minutes. */
export const evidence = field(z.array(text(300)).min(1).max(10), 'evidence')
/** One of a list of the dictionary. */
export const listed = <const Codes extends readonly [string, ...string[]]>(codes: Codes, list: string) =>
  field(z.enum(codes), list)
/** 录音编号: the number under which the telephone system keeps a call. */
export const recording = field(
  z.string().regex(/^[A-Za-z0-9._:/-]{1,80}$/u, 'The number of a recording is letters, digits and dashes.'),
  'recording',
)
