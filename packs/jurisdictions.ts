/**
 * The codes of the packs, apart from the packs themselves: submitting a report needs to know who is served, not by which
 * rules. A test holds the two together.
 */
export const JURISDICTION_CODES: readonly string[] = ['wujiaochang', 'linjiang']

/** The jurisdiction of a report that names none. */
export const DEFAULT_JURISDICTION = 'wujiaochang'
