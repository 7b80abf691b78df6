/** Beside the policy: what does not depend on the page. */
export const OF_ANY_PAGE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'geolocation=(self), camera=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
} as const

/**
 * What every answer of the console says to browsers: scripts only of our own files, no frames, nothing from elsewhere.
 * The staff's component library writes its styles into the page; the residents' page has none of that.
 * @param connects where else pages may ask: at whoever signs people in
 */
export const headersOf = (
  page: 'public' | 'staff',
  connects: readonly string[] = [],
): Readonly<Record<string, string>> => ({
  ...OF_ANY_PAGE,
  'content-security-policy': policyOf(page, connects),
})

/**
 * Where scripts, styles and the rest may come from.
 * @param connects where else pages may ask: at whoever signs people in
 */
export const policyOf = (page: 'public' | 'staff', connects: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${page === 'staff' ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...connects].join(' '),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
