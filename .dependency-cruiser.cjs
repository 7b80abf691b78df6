/**
 * The arrows of the design: who may import whom. `local`, `operator`, `bench` and `test` may import anything, and of each
 * other what is told here. A test plants a violation for each rule and looks that it is found, and that the tool has seen
 * the whole tree.
 */

/** Everything outside `from` that is ours, apart from what `but` allows, is forbidden. */
const only = (name, comment, from, but) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    path: '^(domain|adapters|functions|statemachines|infra|packs|console|local|operator|bench|test)/',
    pathNot: but,
  },
})

/** The rooms of a case, from what it is to what people do about it; its root is what commands enter by. */
const ROOMS_OF_A_CASE = ['record', 'asked', 'draft', 'tasks', 'stages', 'actions']

/** No arrow between the rooms of a case runs back. */
const roomsOfACase = ROOMS_OF_A_CASE.map((room, n) => ({
  name: `case-${room}-before-the-rest`,
  comment: 'A room of a case knows those before it alone, and never the commands that enter by the root.',
  severity: 'error',
  from: { path: `^domain/case/${room}/` },
  to: { path: `^domain/case/((${[...ROOMS_OF_A_CASE.slice(n + 1), '-'].join('|')})/|[^/]+$)` },
}))

/** What is made of cases that went before: the loop itself never rests on it. */
const AFTERWARDS = ['projection', 'precedent', 'knowledge', 'dry-run']

/** No arrow runs back from what is learnt to what is done, nor among what is learnt. */
const afterwards = AFTERWARDS.map((room, n) => ({
  name: `${room}-comes-after`,
  comment:
    'The loop does not rest on what is made of past cases, and each of that only on what stands before it.',
  severity: 'error',
  from: { path: '^domain/', pathNot: `^domain/(${AFTERWARDS.slice(n).join('|')})/` },
  to: { path: `^domain/${room}/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomsOfACase,
    ...afterwards,
    only('domain-alone', 'The domain knows nothing but itself.', '^domain/', ['^domain/']),
    only(
      'adapters-inward',
      'Adapters know the domain, each other, and what the machine is told.',
      '^adapters/',
      ['^(domain|adapters)/', '^statemachines/contract\\.ts$'],
    ),
    only(
      'functions-inward',
      'Functions know the domain, the adapters and what the machine is told; packs are published, never bundled.',
      '^functions/',
      ['^(domain|adapters|functions)/', '^statemachines/contract\\.ts$'],
    ),
    only('packs-are-data', 'A pack is data that fits a schema of the domain.', '^packs/', [
      '^(packs|domain)/',
    ]),
    only('machine-inward', 'Definition and contract know the domain.', '^statemachines/', [
      '^(domain|statemachines)/',
    ]),
    only(
      'infra-knows-names-only',
      'The infrastructure knows the list of events, the roles of people, what functions declare of themselves, the machine, and ' +
        'the actions that adapters declare with the shape of their tables: names, never behaviour.',
      '^infra/',
      [
        '^(infra|statemachines)/',
        '^domain/events/',
        '^domain/people/roles\\.ts$',
        '^functions/.+\\.function\\.ts$',
        // What their shape is, as types.
        '^functions/runtime/declaration\\.ts$',
        '^functions/runtime/base\\.env\\.ts$',
        '^adapters/.+/(actions|tables)\\.ts$',
      ],
    ),
    only('console-alone', 'The console knows what the API tells and no rule of the trade.', '^console/', [
      '^console/',
    ]),
    {
      name: 'operator-by-the-door',
      comment:
        'Commands for any environment know of this machine only where it lies and what stands on it, not how it was made.',
      severity: 'error',
      from: { path: '^operator/' },
      to: { path: '^(local|bench|test)/', pathNot: '^local/(environment/|(paths|whole-file)\\.ts$)' },
    },
    {
      name: 'local-without-operator',
      comment:
        'What brings up one machine needs none of the commands that work on any environment, and nothing that only tests have.',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(operator|bench|test)/' },
    },
    {
      name: 'public-pages-are-light',
      comment:
        'Residents open them on an old phone: nothing of the staff entry, no component library, no query cache.',
      severity: 'error',
      from: { path: '^console/public/' },
      to: { path: '^console/(staff|desk|case|kit)/|(^|/)node_modules/(antd|@tanstack|oidc-client-ts)/' },
    },
    {
      name: 'functions-declare-facts',
      comment: 'The infrastructure imports these: beside types they may bring zod and nothing else.',
      severity: 'error',
      from: { path: '^functions/(.+\\.function|runtime/(declaration|base\\.env))\\.ts$' },
      to: {
        pathNot: ['^functions/runtime/(declaration|base\\.env)\\.ts$', '(^|/)node_modules/zod/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'declarations-are-constants',
      comment: 'The infrastructure imports these: beside types they may bring nothing at all.',
      severity: 'error',
      from: { path: '^(adapters/.+/(actions|tables)|domain/people/roles)\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'No AWS, no files, no network in the domain: zod, and gcoord, which is arithmetic. (Node’s hashes are functions of their input.)',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', '(^|/)node_modules/(zod|gcoord)/', '^(node:)?crypto$'] },
    },
    {
      name: 'aws-behind-adapters',
      comment: 'Only adapters talk to AWS.',
      severity: 'error',
      from: { path: '^(domain|functions|statemachines|infra|packs)/' },
      to: { path: '(^|/)node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module. (Types may refer to each other.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere would also escape every other rule.',
      severity: 'error',
      from: {},
      // The types of aws-lambda are those of @types/aws-lambda; there is no such package to run.
      // The console's types of the API are made from the API's document, by `npm run check` and never kept.
      to: { couldNotResolve: true, pathNot: '^aws-lambda$|/generated/api\\.d\\.ts$' },
    },
    {
      name: 'declared-packages-only',
      comment: 'What is not in package.json may be gone with the next install.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk\\.out|\\.local)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
}
