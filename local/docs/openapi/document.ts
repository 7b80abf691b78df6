/** `docs/openapi.json`: the API as OpenAPI 3.1, made from the very schemas that the functions check with. */
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { asPeopleNeedIt, asText } from '../json-schema.ts'
import { COMPONENTS } from './components.ts'
import type { Operation } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { gatewayMessage, problemResponses } from './problems.ts'

/** The document, as text: the same for the same code. */
export function renderOpenApi(): string {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of OPERATIONS)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationOf(operation),
    }
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
        { name: 'reports', description: '诉求：任何人 · For anybody who has something to report' },
        { name: 'tasks', description: '任务：各承办单位与岗位 · For whoever owes something' },
        { name: 'cases', description: '案件 · For the staff of the centre, the grids and the parties' },
        {
          name: 'standing-orders',
          description: '常设安排：委托与派遣规则 · Who stands in, and which rulings hold',
        },
        { name: 'desks', description: '岗位与词典 · Who is signed in, and what everything is called' },
        { name: 'people', description: '人员与任职 · Who is posted where, and since when' },
        {
          name: 'packs',
          description: '辖区包：版本与试运行 · The published versions of a pack, compared and tried',
        },
        {
          name: 'running',
          description: '运行：停住的案件与搁置的消息 · For operators: what a fault has stopped',
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
        schemas: COMPONENTS,
      },
      paths,
    },
    { override: asPeopleNeedIt },
  )
  return asText(document)
}

function operationOf(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, zh, en, description, access, schemas, requests, status, answers, example, problems } =
    operation
  const { body, answer, answerHeaders } = schemas
  return {
    operationId: id,
    tags: [tag],
    summary: `${zh} · ${en}`,
    description,
    security: access === 'public' ? [] : [{ signIn: [] }],
    requestParams: parametersOf(schemas),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: body,
            examples: Object.fromEntries(Object.entries(requests).map(([name, value]) => [name, { value }])),
          },
        },
      },
    }),
    responses: {
      [String(status)]: {
        description: answers,
        ...(answerHeaders && { headers: answerHeaders }),
        content: { 'application/json': { schema: answer, ...(example !== undefined && { example }) } },
      },
      ...(access === 'signed-in' && { '401': fromGateway('未登录 · Nobody is signed in') }),
      '429': fromGateway('请求过多 · Too many calls; try again in a moment'),
      ...problemResponses(problems),
    },
  }
}

const fromGateway = (description: string) => ({
  description,
  content: { 'application/json': { schema: gatewayMessage } },
})

const parametersOf = ({ path, query, headers }: RouteSchemas) => ({
  ...(path && { path }),
  ...(query && { query }),
  ...(headers && { header: headers }),
})
