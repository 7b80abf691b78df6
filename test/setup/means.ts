/** Something that not every machine has, and that some long tests need. */
export type Means = {
  /** Gets it ready. @throws Error whose message says in one line what is lacking and how to get it */
  readonly prepare: () => Promise<unknown>
}

/**
 * Leaves out the projects that this machine can't run, and says in one line what it lacks, now and when all has ended.
 * @param projects each with the means it needs
 */
export async function runnable<P>(
  projects: readonly { readonly needs: readonly Means[]; readonly project: P }[],
): Promise<P[]> {
  const lacking = new Map<Means, string>()
  for (const means of new Set(projects.flatMap(({ needs }) => needs)))
    await means.prepare().catch((error: unknown) => {
      lacking.set(means, error instanceof Error ? error.message : String(error))
    })
  const say = (): void => {
    for (const line of lacking.values()) console.error(`Left out what this machine lacks: ${line}`)
  }
  say()
  if (lacking.size > 0) process.once('exit', say)
  return projects.filter(({ needs }) => !needs.some((one) => lacking.has(one))).map(({ project }) => project)
}
