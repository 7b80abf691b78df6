/** What went well: an expected outcome is a value, a fault is thrown. */
export type Ok<T> = { readonly ok: true; readonly value: T }
/** What was refused, with the reason as data. */
export type Err<E> = { readonly ok: false; readonly error: E }
export type Result<T, E> = Ok<T> | Err<E>

/** Wraps a value as a success. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
/** Wraps a reason as a refusal. */
export const err = <E>(error: E): Err<E> => ({ ok: false, error })
