/**
 * What every AWS client of ours is made with. A call that hangs is given up while its function still has time to try
 * again: the shortest function runs ten seconds, and 4 tries of 2 s with their pauses stay below that.
 */
export const CLIENT_DEFAULTS = {
  /** The first try and three more; the SDK pauses between them with full jitter. */
  maxAttempts: 4,
  requestHandler: {
    /** Milliseconds until a connection stands; within a region it takes a few. */
    connectionTimeout: 1_000,
    /** Milliseconds until the answer is there; DynamoDB answers in tens, Step Functions in hundreds. */
    requestTimeout: 2_000,
    /** Without it the SDK only warns. */
    throwOnRequestTimeout: true,
  },
} as const
