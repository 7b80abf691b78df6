import { App } from 'aws-cdk-lib'
import { addDuoge } from '#infra/duoge.ts'
import { environmentName, environmentOf } from '#infra/environments.ts'

const app = new App()
addDuoge(
  app,
  environmentOf(
    environmentName(app.node.tryGetContext('environment')),
    { issuer: app.node.tryGetContext('issuer'), audience: app.node.tryGetContext('audience') },
    app.node.tryGetContext('console'),
  ),
)
