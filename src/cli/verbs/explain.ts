import type { Command } from 'commander';
import { type ExplainAnswer, explainFinding } from '../../app/explain.ts';
import { sureOf } from '../routes-view.ts';
import { type CommonOptions, scenarioWord, verb, type World } from '../verb.ts';

interface ExplainOptions extends CommonOptions {
  readonly scenario?: string;
  readonly asOf?: string;
}

export function explainVerb(world: World): Command {
  return verb<ExplainOptions>(
    world,
    'explain',
    'what else could explain a finding: eight explanations, with the figures for and against each',
    'entrepot explain displacement:EU27:KGZ:RUS:854239',
    (command) =>
      command
        .argument('<finding>', 'the id of a finding, as scan gives it, or enough of its words')
        .option('--scenario <name-or-file>', 'the scenario the finding is of; default: the bundled one')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, [finding = ''], options) => {
      const answer = await explainFinding(context, { finding, ...scenarioWord(options.scenario), asOf: options.asOf });
      return { json: answer, rows: answer.explanations, table: () => view(answer) };
    },
  );
}

const SIGNS = { supported: '+', contradicted: '-', 'not assessable': '?' } as const;

function view({ finding, explanations, snapshot }: ExplainAnswer): string {
  const lines = [
    `${finding.id}   q ${sureOf(finding)}`,
    `${finding.goods.code}  ${finding.goods.text}`,
    `${finding.exporter} to ${finding.intermediary ?? finding.destination}, ${finding.window.join(' to ')} against ${finding.base.join(' to ')}, in ${finding.currency}`,
    '',
    ...explanations.flatMap(({ explanation, verdict, share, ...says }) => [
      `${SIGNS[verdict]} ${explanation}: ${verdict}${share === null ? '' : ` (${Math.round(share * 100)} % of the change)`}`,
      ...says.for.map((text) => `    for: ${text}`),
      ...says.against.map((text) => `    against: ${text}`),
      ...says.missing.map((text) => `    missing: ${text}`),
    ]),
    '',
    `Rows: ${finding.query}`,
    `Snapshot ${snapshot}. An explanation that the data at hand cannot test is "not assessable"; none is dropped.`,
    '',
  ];
  return lines.join('\n');
}
