import type { DomainEvent } from '../events/index.ts'

/** An event with the texts it commits to, as far as they still exist. */
export type Told = { readonly event: DomainEvent; readonly texts: Readonly<Record<string, string>> }
