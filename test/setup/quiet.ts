/** What the functions log and count is for an operator, not for who reads a test's output. */
export const QUIET = { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' } as const
