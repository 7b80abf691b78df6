/** Actions on resources: what one adapter needs for one thing, and thereby a function that uses it. */
export type Grant = {
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** IAM conditions, where the resource alone says too little. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
