import type { EventType } from './index.ts'

/** Events that make, weaken or withdraw a precedent. */
export const PRECEDENT_EVENTS = [
  'case-opened',
  'case-corrected',
  'case-archived',
  'case-ended',
  'case-reopened',
] as const satisfies readonly EventType[]
