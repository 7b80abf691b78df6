/** A place as a wall shows it: to the road or the lane, never to a house, a flat or what stands behind them. */
export const laneOf = (place: string): string =>
  place
    .replace(/[\s（(].*$/u, '')
    .replace(/[\d至到、~—-]*\d+\s*(?:号|室|幢|栋|楼|单元|户).*$/u, '')
    .trim() || '—'
