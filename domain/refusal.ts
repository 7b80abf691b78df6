/**
 * Every reason for which a command is refused. The codes are part of the public contract: they never change their
 * meaning, and one table maps them to HTTP.
 */
export const REFUSAL_CODES = [
  'already-called',
  'already-replied',
  'case-ended',
  'case-full',
  'case-not-archived',
  'closing-not-allowed',
  'cooperating-open',
  'plan-unsound',
  'judge-in-own-cause',
  'no-proposal',
  'not-yet',
  'not-yours',
  'own-proposal',
  'proposal-changed',
  'party-unknown',
  'key-taken',
  'date-far',
  'date-past',
  'door-missing',
  'door-unknown',
  'past-limit',
  'promise-runs',
  'promised-by-party',
  'too-many-parties',
  'report-unknown',
  'return-pending',
  'no-return',
  'rounds-left',
  'stale-run',
  'stale-visit',
  'machine-ahead',
  'task-settled',
  'task-unknown',
  'whistle-first',
  'ground-unknown',
  'ground-not-met',
  'proof-needed',
  'head-takes-part',
  'minutes-kept',
  'not-permitted',
  'grid-unknown',
  'matter-unknown',
  'not-whistled',
  'too-late',
  'extension-pending',
  'no-extension',
  'no-urge',
  'processing-unknown',
  'processing-pending',
  'no-processing',
  'delegation-unknown',
  'rule-unknown',
  'ruling-contradicted',
  'ruled-not-sent',
  'orders-full',
  'no-supervision',
  'supervision-standing',
  'consent-needed',
  'extensions-used',
  'own-request',
  'return-final',
  'wrong-outcome',
  'wrong-stage',
  'same-case',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A command that was understood and refused: a stable code, a sentence that says what to do, the field at fault. */
export type Refusal = { readonly code: RefusalCode; readonly message: string; readonly field?: string }

/** Makes a refusal. */
export const refusal = (code: RefusalCode, message: string, field?: string): Refusal =>
  field === undefined ? { code, message } : { code, message, field }
