import { onUndeclared } from '#functions/runtime/answering.ts'

/** From now on, an answer that bears a field which its schema does not declare is a fault. */
export const insistOnDeclared = (): void =>
  onUndeclared((fields) => {
    throw new Error(`An answer bears what its schema does not declare: ${fields.join(', ')}`)
  })
