/** `docs/openapi.json`: the API as OpenAPI 3.1, made from the very schemas that the functions check with. */
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { caseAction } from '#domain/case/draft/actions.ts'
import { taskOutcome } from '#domain/case/draft/outcomes.ts'
import { assignee } from '#domain/case/record/task.ts'
import { precedent } from '#domain/precedent/precedent.ts'
import { submission } from '#domain/report/submission.ts'
import { asPeopleNeedIt } from '../json-schema.ts'
import type { Operation } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { gatewayMessage, problemResponses } from './problems.ts'
import { caseSchema, stageSchema, taskSchema, timelineSchema } from './views.ts'

/** The document, as text: the same for the same code. */
export function renderOpenApi(): string {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of OPERATIONS)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) }
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: '多格 Duoge',
        version: '1',
        summary: '城市网格案件闭环办理 · Closed-loop casework for city grids',
        description:
          'Times are ISO 8601 in UTC with milliseconds. Problems are `application/problem+json` (RFC 9457); their codes ' +
          'never change their meaning. Lists are paged by an opaque cursor.',
      },
      servers: [{ url: '/', description: 'The base URL that the deployment prints' }],
      tags: [
        { name: 'reports', description: '来件：任何人 · For anybody who has something to report' },
        { name: 'tasks', description: '任务：各承办单位与岗位 · For whoever owes something' },
        { name: 'cases', description: '案件 · For the staff of the centre, the grids and the parties' },
        {
          name: 'standing-orders',
          description: '常设安排：委托与派遣规则 · Who stands in, and which rulings hold',
        },
        { name: 'precedents', description: '案例 · What was learnt' },
      ],
      components: {
        securitySchemes: {
          signIn: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description:
              'An id token of the deployment’s issuer. Its claims say who acts: `cognito:groups` the roles, ' +
              '`custom:jurisdiction`, `custom:party` and `custom:grids` where.',
          },
        },
        schemas: {
          Submission: submission,
          TaskOutcome: taskOutcome,
          CaseAction: caseAction,
          Case: caseSchema,
          Stage: stageSchema,
          Task: taskSchema,
          Assignee: assignee,
          TimelineEntry: timelineSchema,
          Precedent: precedent,
          GatewayMessage: gatewayMessage,
        },
      },
      paths,
    },
    { override: asPeopleNeedIt },
  )
  return `${JSON.stringify(document, null, 2)}\n`
}

function operationOf(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, zh, en, description, access, body, answer } = operation
  return {
    operationId: id,
    tags: [tag],
    summary: `${zh} · ${en}`,
    description,
    security: access === 'staff' ? [{ signIn: [] }] : [],
    requestParams: parametersOf(operation),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: body.schema,
            examples: Object.fromEntries(
              Object.entries(body.examples).map(([name, value]) => [name, { value }]),
            ),
          },
        },
      },
    }),
    responses: {
      [String(answer.status)]: {
        description: answer.zh,
        ...(answer.headers && { headers: answer.headers }),
        content: { 'application/json': { schema: answer.schema, example: answer.example } },
      },
      ...(access === 'staff' && { '401': fromGateway('未登录 · Nobody is signed in') }),
      '429': fromGateway('请求过多 · Too many calls; try again in a moment'),
      ...problemResponses([
        ...operation.problems,
        'internal',
        ...(access === 'staff' ? (['sign-in-unsuitable'] as const) : []),
      ]),
    },
  }
}

const fromGateway = (description: string) => ({
  description,
  content: { 'application/json': { schema: gatewayMessage } },
})

const parametersOf = ({ pathParameters, query, headers }: Operation) => ({
  ...(pathParameters && { path: pathParameters }),
  ...(query && { query }),
  ...(headers && { header: headers }),
})
