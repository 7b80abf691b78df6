/**
 * What comes of some work, or `late` when it takes longer: advice that is late is left out, and the decision goes on.
 * The work itself is not stopped; its failure after that concerns nobody.
 */
export async function within<T>(millis: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), millis)
  })
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
