/** Actions on resources: what one adapter needs for one thing, and thereby a function that uses it. */
export type Grant = {
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** IAM conditions, where the resource alone says too little. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Where a resource names more than one thing: how cdk-nag writes it, and why it can't be named closer. */
  readonly wildcard?: { readonly finding: string; readonly reason: string }
}
