/** The arrows of the house: a stage imports earlier stages only, siblings never each other. Fails too when it saw too few modules. */
import { existsSync } from 'node:fs';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

/** Each stage with those it may import. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  trade: [],
  engine: ['trade'],
  lake: ['trade', 'engine'],
  ingest: ['trade', 'engine', 'lake'],
  sources: ['trade', 'engine', 'lake', 'ingest'],
  measure: ['trade', 'engine', 'lake'],
  detect: ['trade', 'engine', 'lake', 'measure'],
  explain: ['trade', 'measure', 'detect'],
  verify: ['trade'],
  evidence: ['trade'],
  report: ['trade'],
  app: ['trade', 'engine', 'lake', 'ingest', 'sources', 'measure', 'detect', 'explain', 'verify', 'evidence', 'report'],
  api: ['trade', 'app', 'sources'],
  cli: ['trade', 'app', 'sources', 'api'],
};

const LEAST_MODULES = 60;
const LEAST_WEB_MODULES = 20;

const stageRules: IForbiddenRuleType[] = Object.entries(STAGES).map(([stage, allowed]) => ({
  name: `${stage}-imports-earlier-stages-only`,
  severity: 'error',
  from: { path: `^src/${stage}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/', pathNot: `^src/(${[stage, ...allowed].join('|')})/` },
}));

const siblings = (stage: string, shared: string): IForbiddenRuleType => ({
  name: `${stage}-siblings-do-not-know-each-other`,
  severity: 'error',
  from: { path: `^src/${stage}/([^/]+)/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^src/${stage}/[^/]+/`, pathNot: `^src/${stage}/($1|${shared})/` },
});

const forbidden: IForbiddenRuleType[] = [
  ...stageRules,
  siblings('detect', 'calibrate'),
  siblings('sources', 'none'),
  {
    name: 'web-knows-the-contract-and-the-vocabulary-only',
    severity: 'error',
    from: { path: '^web/', pathNot: '^web/src/api/types\\.ts$|\\.test\\.tsx?$' },
    to: { path: '^(src|bin|scripts|test|bench|evals|data)/', pathNot: '^src/(api/contract|trade)/' },
  },
  {
    name: 'web-takes-types-only-of-the-server',
    severity: 'error',
    from: { path: '^web/src/api/types\\.ts$' },
    to: { path: '^src/', dependencyTypesNot: ['type-only'] },
  },
  { name: 'nothing-imports-web', severity: 'error', from: { pathNot: '^web/' }, to: { path: '^web/' } },
  {
    name: 'the-contract-takes-types-only-of-the-use-cases',
    comment: 'a browser imports it',
    severity: 'error',
    from: { path: '^src/api/contract/', pathNot: '\\.test\\.ts$' },
    to: { path: '^src/app/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'the-contract-knows-nothing-else-of-the-api',
    severity: 'error',
    from: { path: '^src/api/contract/', pathNot: '\\.test\\.ts$' },
    to: { path: '^src/', pathNot: '^src/(api/contract|app|trade)/' },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'no-tests-in-the-product',
    severity: 'error',
    from: { path: '^src/', pathNot: '\\.test\\.ts$' },
    to: { path: '\\.test\\.ts$|^test/|^bench/|^evals/' },
  },
];

const result = (
  await cruise(
    ['src', 'scripts', 'data', 'test', 'bench', 'evals', 'web/src'].filter((folder) => existsSync(folder)),
    {
      validate: true,
      ruleSet: { forbidden },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
      exclude: { path: 'node_modules' },
    },
  )
).output as ICruiseResult;

const seen = result.modules.filter((module) => module.source.startsWith('src/')).length;
const web = result.modules.filter((module) => module.source.startsWith('web/src/')).length;
const edges = result.modules.reduce((n, module) => n + module.dependencies.length, 0);
for (const violation of result.summary.violations)
  process.stderr.write(`${violation.rule.name}: ${violation.from} -> ${violation.to}\n`);
process.stderr.write(
  `imports: ${seen} modules, ${web} of the web app, ${edges} edges, ${result.summary.violations.length} violations\n`,
);
if (seen < LEAST_MODULES || edges < LEAST_MODULES || web < LEAST_WEB_MODULES) {
  process.stderr.write(
    `expected at least ${LEAST_MODULES} modules and edges, ${LEAST_WEB_MODULES} of them of the web app; the checker did not see the code\n`,
  );
  process.exitCode = 1;
}
if (result.summary.violations.length > 0) process.exitCode = 1;
