import * as z from 'zod'
import { APPEALS } from '../../appeal.ts'
import { instant } from '../../clock/calendar.ts'
import { HOUSE } from '../../people/house.ts'
import { text } from '../../text.ts'
import { CHANNELS } from './channels.ts'
import { reference } from './reference.ts'

const source = z.strictObject({
  system: z.string().regex(/^[a-z0-9.-]{1,40}$/, 'A system is named by a short code, not by words.'),
  reference,
})

/** Who may know who reported: whoever calls, only who takes calls (保密), nobody (匿名). */
export const PRIVACIES = ['open', 'confidential', 'anonymous'] as const
export type Privacy = (typeof PRIVACIES)[number]

/** What somebody sends in: unknown fields are refused, so that a misspelt one is not lost silently. */
export const submission = z.strictObject({
  jurisdiction: text(40).optional(),
  channel: z.enum(CHANNELS),
  appeal: z.enum(APPEALS),
  description: text(4_000),
  place: text(500),
  point: z
    .strictObject({
      lat: z.number().min(-90).max(90),
      lng: z.number().min(-180).max(180),
      datum: z.enum(['WGS-84', 'GCJ-02']),
    })
    .optional(),
  matter: text(40).optional(),
  /** 部件编码: the component that it is about, as its plate says: a lamp, a manhole. */
  component: reference.optional(),
  /** The device that raised the alarm, as its own system numbers it: whatever it sends while a case is open belongs to that case. */
  device: reference.optional(),
  emergency: z.boolean().optional(),
  /** The reporter was spoken to while this was taken. */
  confirmedInPerson: z.boolean().optional(),
  reporter: z
    .strictObject({
      name: text(100).optional(),
      /** As people write it; what is no number for sure is kept and flagged, and costs nobody the report. */
      phone: text(100).optional(),
    })
    .optional(),
  /** Anonymous (匿名): nobody knows who reported. Confidential (保密): only who takes calls may. A tip-off is that unless said otherwise. */
  privacy: z.enum(PRIVACIES).optional(),
  /** People of the house whom it is about (被反映对象): it goes one step above them at once. */
  about: z.enum(HOUSE).optional(),
  /**
   * 反映党员干部、公职人员违纪违法: it is for the discipline office, whose door its reporter is told. Its words are not kept here,
   * nor who reported: only the receipt is.
   */
  discipline: z.literal(true).optional(),
  source: source.optional(),
  /** By when the authority that sent it in wants its answer: its own limit, which only it moves. */
  upstreamDue: instant.optional(),
  /** The open case that it belongs to, as whoever took it in saw. */
  joins: text(80).optional(),
})
export type Submission = z.infer<typeof submission>
