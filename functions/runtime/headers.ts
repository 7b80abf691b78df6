/**
 * What goes with every answer: it is for whoever asked and nobody else, is no page and is shown in none, and is fetched
 * over TLS from then on.
 */
export const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const
