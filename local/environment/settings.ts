/** The account and region of the local environments; the emulator takes the account from the access key. */
export const ACCOUNT = '000000000000'
export const REGION = 'ap-east-1'

/**
 * What a client of the emulator is told: where it is, and credentials that stand for its account's root.
 * @param endpoint base URL of the emulator
 */
export function clientSettings(endpoint: string): {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
} {
  return { endpoint, region: REGION, credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'test' } }
}
