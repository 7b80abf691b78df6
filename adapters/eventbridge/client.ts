import { EventBridgeClient, type EventBridgeClientConfig } from '@aws-sdk/client-eventbridge'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'

/** A client as all of ours are; made once for each cold start. Region and endpoint come from the environment. */
export const eventBridgeClient = (settings: EventBridgeClientConfig = {}): EventBridgeClient =>
  new EventBridgeClient({ ...CLIENT_DEFAULTS, ...settings })
