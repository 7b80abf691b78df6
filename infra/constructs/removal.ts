import { RemovalPolicy } from 'aws-cdk-lib'
import type { Environment } from '#infra/environments.ts'

/**
 * What becomes of a thing with its own name when it leaves its stack. What is kept is kept on updates and deletions; a
 * deployment that made it and failed takes it away again, so that the next one finds its name free.
 */
export const removalOf = ({ keepsData }: Pick<Environment, 'keepsData'>): RemovalPolicy =>
  keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY
