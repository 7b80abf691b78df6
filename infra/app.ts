import { App } from 'aws-cdk-lib'
import { addDuoge } from '#infra/duoge.ts'
import { environmentName, environmentOf } from '#infra/environments.ts'

const app = new App()
const said = (name: string): string | undefined => app.node.tryGetContext(name)
addDuoge(
  app,
  environmentOf(environmentName(said('environment')), {
    issuer: said('issuer'),
    audience: said('audience'),
    console: said('console'),
    domain: said('domain'),
    certificate: said('certificate'),
    districts: said('districts'),
  }),
)
