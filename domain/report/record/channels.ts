import type { Label } from '../../label.ts'

/** 发现途径: how a report came in. */
export const CHANNELS = [
  'hotline',
  'walk-in',
  'web',
  'wechat',
  'patrol',
  'sensor',
  'delegate',
  'district',
] as const
export type Channel = (typeof CHANNELS)[number]

/**
 * Who submits reports: reporters for themselves (whoever comes by another channel was met by somebody who signs in), the
 * centre's desk, whoever walks the streets, and the district's other systems.
 */
export type Submitter = 'public' | 'desk' | 'street' | 'system'

/** Everything that is asked about a channel, in one place. */
export type ChannelFacts = {
  readonly label: Label
  readonly submittedBy: readonly Submitter[]
  /** Whether what comes by it is the centre's own find: it goes on also when whoever told it takes that back. */
  readonly found: boolean
  /** Whether an emergency is believed because this channel says so, without a call or a look first. */
  readonly trusted: boolean
}

/** The channels. A further one takes an entry here. */
export const CHANNEL_FACTS = {
  hotline: {
    label: { zh: '热线', en: 'hotline' },
    submittedBy: ['public', 'desk'],
    found: false,
    trusted: false,
  },
  'walk-in': { label: { zh: '来访', en: 'walk-in' }, submittedBy: ['desk'], found: false, trusted: false },
  web: { label: { zh: '网页', en: 'web' }, submittedBy: ['public', 'desk'], found: false, trusted: false },
  wechat: {
    label: { zh: '微信', en: 'WeChat' },
    submittedBy: ['public', 'desk'],
    found: false,
    trusted: false,
  },
  patrol: {
    label: { zh: '巡查发现', en: 'patrol' },
    submittedBy: ['desk', 'street'],
    found: true,
    trusted: true,
  },
  sensor: { label: { zh: '智能感知', en: 'sensor' }, submittedBy: ['desk'], found: true, trusted: true },
  delegate: {
    label: { zh: '代表接待', en: "delegates' reception" },
    submittedBy: ['desk'],
    found: false,
    trusted: false,
  },
  district: {
    label: { zh: '区级转办', en: 'system of the district' },
    submittedBy: ['desk', 'system'],
    found: false,
    trusted: true,
  },
} as const satisfies Record<Channel, ChannelFacts>

/** The channels by which somebody submits reports. */
export type ChannelOf<By extends Submitter> = {
  [C in Channel]: By extends (typeof CHANNEL_FACTS)[C]['submittedBy'][number] ? C : never
}[Channel]

/** Whether somebody submits reports by a channel. */
export const isSubmittedBy = <By extends Submitter>(by: By, channel: Channel): channel is ChannelOf<By> =>
  CHANNEL_FACTS[channel].submittedBy.some((one) => one === by)

/** Channels by which reporters come for themselves. */
export const PUBLIC_CHANNELS: readonly ChannelOf<'public'>[] = CHANNELS.filter((channel) =>
  isSubmittedBy('public', channel),
)
