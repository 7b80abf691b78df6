export const HOUR = 3_600_000
/** As many hours as the wall looks back. */
export const HOURS = 24

/** Whether a moment lies within them. */
export const isWithin = (at: string | undefined, now: number): boolean =>
  at !== undefined && Date.parse(at) > now - HOURS * HOUR

/** By hour, the oldest first, how many of some moments lie in it. */
export function hoursOf(moments: readonly string[], now: number): readonly number[] {
  const hours = Array.from({ length: HOURS }, () => 0)
  for (const at of moments) {
    const ago = Math.floor((now - Date.parse(at)) / HOUR)
    const n = HOURS - 1 - ago
    if (ago >= 0 && n >= 0) hours[n] = (hours[n] ?? 0) + 1
  }
  return hours
}
