/** Whether an emulator answers at this base URL. */
export async function answers(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/_ministack/ready`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  )
}
