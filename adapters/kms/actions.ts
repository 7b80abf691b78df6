import type { PersonVault } from './sealed-person.ts'

/** The AWS actions that the vault needs on the key for personal data. */
export const ACTIONS = {
  seal: ['kms:Decrypt', 'kms:GenerateDataKey'],
  open: ['kms:Decrypt'],
  phoneIndex: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const satisfies Record<keyof PersonVault, readonly string[]>
