/** Makes something when it is first asked for and keeps it: what a function is wired with, once per cold start. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
