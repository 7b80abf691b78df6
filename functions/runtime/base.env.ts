import * as z from 'zod'

/** A value that CloudFormation fills in: a name or an ARN. */
export const filledIn = z.string().min(1)

/** The variables that every function has; the function construct fills them in by itself. */
export const baseEnv = z.object({
  /** The environment this is: local, story, dev, prod, prod-cn. */
  ENVIRONMENT: filledIn,
  /** `stepped` in local environments whose time is moved by hand; then CLOCK_TABLE says what time it is. */
  CLOCK: z.enum(['wall', 'stepped']),
  CLOCK_TABLE: filledIn.optional(),
  /** What the edge shows with every call, with commas between them: of functions with routes, where an edge stands. */
  EDGE_SECRETS: filledIn.optional(),
  /** Read by Powertools: the service in log lines and metrics, their namespace, and what is logged. */
  POWERTOOLS_SERVICE_NAME: filledIn,
  POWERTOOLS_METRICS_NAMESPACE: filledIn,
  POWERTOOLS_LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
})

/** What listing cases needs to know. */
export const listingEnv = baseEnv.extend({
  CASES_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})
