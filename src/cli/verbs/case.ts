import { Command } from 'commander';
import type { NeededFile } from '../../app/cases/archive.ts';
import { exportCase } from '../../app/cases/case-export.ts';
import { openCase } from '../../app/cases/case-open.ts';
import {
  addItem,
  type CaseAnswer,
  cases,
  moveItem,
  removeCase,
  removeItem,
  saveCase,
  showCase,
} from '../../app/cases/cases.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { type Answer, table } from '../output.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

type Seen = CommonOptions & { readonly revision?: string };

const seen = (command: Command): Command =>
  command.option('--revision <n>', 'the revision you read; refused where another was saved since (default: the last)');

export function caseVerbs(world: World): Command {
  const group = new Command('case').description('findings, claims, evidence and notes that belong together');
  group.addCommand(
    verb(
      world,
      'list',
      'the cases: the one that ships, and those in the register',
      'entrepot case list',
      (command) => command,
      async (context) => {
        const answer = await cases(context);
        const items = ({ counts }: (typeof answer)[number]): number =>
          Object.values(counts).reduce((sum, n) => sum + n, 0);
        const rows = answer.map((one) => ({ ...one, items: items(one) }));
        const columns = ['id', 'title', 'scenario', 'items', 'revision', 'origin'] as const;
        return {
          json: answer,
          rows: answer,
          table: () =>
            table(
              rows,
              columns.map((title) => ({ title, text: (row) => String(row[title]) })),
            ),
        };
      },
    ),
  );
  group.addCommand(
    verb(
      world,
      'show',
      'one case with its items in order',
      'entrepot case show russia-2022',
      (command) => command.argument('<case>', 'the id of a case'),
      async (context, [id = '']) => answerOf(await showCase(context, { case: id })),
    ),
  );
  group.addCommand(
    verb<CommonOptions & { readonly id?: string; readonly scenario?: string; readonly summary?: string }>(
      world,
      'new',
      'make a case',
      'entrepot case new "Circuits through Central Asia" --summary "What grew where."',
      (command) =>
        command
          .argument('<title>', 'its title')
          .option('--id <id>', 'small letters, digits and hyphens (default: made of the title)')
          .option('--scenario <name>', 'the scenario whose findings it is about (default: russia-2022)')
          .option('--summary <text>', 'a paragraph that stands first'),
      async (context, [title = ''], { id, scenario, summary }) =>
        answerOf(await saveCase(context, { id, title, scenario, summary })),
    ),
  );
  group.addCommand(
    verb<Seen & { readonly note?: string; readonly title?: string; readonly place?: string }>(
      world,
      'add',
      'add finding:ID, claim:ID, evidence:ID, flows COMMAND or note TEXT',
      'entrepot case add russia-2022 finding:displacement:EU27:GEO:RUS:851762',
      (command) =>
        seen(
          command
            .argument('<case>', 'the id of a case')
            .argument('<item...>', 'finding:ID, claim:ID, evidence:ID, flows "entrepot flows ...", or note "TEXT"')
            .option('--note <text>', 'what you say of it')
            .option('--title <text>', 'a title for a question about flows')
            .option('--place <n>', 'where it goes, from 1 (default: the end)'),
        ),
      async (context, [id = '', ...words], { note, title, place, revision }) =>
        answerOf(
          await addItem(context, {
            case: id,
            item: itemOf(words, { note, title }),
            place: numberOf(place),
            revision: numberOf(revision),
          }),
        ),
    ),
  );
  group.addCommand(
    verb<Seen>(
      world,
      'move',
      'put an item at another place',
      'entrepot case move russia-2022 3 1',
      (command) =>
        seen(
          command
            .argument('<case>', 'the id of a case')
            .argument('<from>', 'the place of the item, from 1')
            .argument('<to>', 'where it goes'),
        ),
      async (context, [id = '', from, to], { revision }) =>
        answerOf(
          await moveItem(context, {
            case: id,
            from: Number(from),
            to: Number(to),
            revision: numberOf(revision),
          }),
        ),
    ),
  );
  group.addCommand(
    verb<Seen>(
      world,
      'remove',
      'take an item out of a case, or the case out of the register; history stays',
      'entrepot case remove russia-2022 1',
      (command) =>
        seen(
          command
            .argument('<case>', 'the id of a case')
            .argument('[place]', 'the place of an item, from 1; without it the whole case'),
        ),
      async (context, [id = '', place], { revision }) => {
        if (place !== undefined)
          return answerOf(await removeItem(context, { case: id, place: Number(place), revision: numberOf(revision) }));
        const answer = await removeCase(context, { case: id });
        const said = answer.restored ? `${id} is again as it ships.` : `${id} is removed.`;
        return { json: answer, rows: [answer], table: () => `${said}\n` };
      },
    ),
  );
  group.addCommand(
    verb<CommonOptions & { readonly out: string; readonly asOf?: string }>(
      world,
      'export',
      'write a case, its dossier and its sources as one archive that opens on another machine',
      'entrepot case export russia-2022 --out case.zip',
      (command) =>
        command
          .argument('<case>', 'the id of a case')
          .requiredOption('--out <file>', 'the archive to write')
          .option('--as-of <snapshot>', 'a snapshot id, its number, or a date'),
      async (context, [id = ''], { out, asOf }) => {
        const answer = await exportCase(context, { case: id, out, asOf });
        const { bytes, packed, needed, snapshot, sha256 } = answer;
        return {
          json: answer,
          rows: needed,
          table: () =>
            [
              `${out}: ${bytes} bytes, SHA-256 ${sha256}, snapshot ${snapshot}, ${packed} source files packed.`,
              ...filesOf('Referred to by hash', needed),
              '',
            ].join('\n'),
        };
      },
    ),
  );
  group.addCommand(
    verb<CommonOptions & { readonly with?: string }>(
      world,
      'open',
      'open such an archive in a lake: the same files loaded in the same way',
      'entrepot case open case.zip',
      (command) =>
        command
          .argument('<file>', 'an archive that case export wrote')
          .option('--with <dir>', 'a folder with files that the archive refers to by hash'),
      async (context, [file = ''], options) => {
        const answer = await openCase(context, { file, with: options.with });
        const { loaded, already, kept, notes, missing, verifiable, snapshot } = answer;
        const said = [
          `Case ${answer.case}, revision ${answer.revision}. ${loaded} loads made, ${already} were there.`,
          ...(kept.length === 0 ? [] : [`Kept: ${kept.join(', ')}.`]),
          ...notes.map((note) => `Note: ${note}.`),
          ...filesOf('Not there', missing),
          verifiable
            ? `The lake has snapshot ${snapshot}: entrepot dossier verify ${file}`
            : `The lake has other loads, and not snapshot ${snapshot}: a dossier of it is verified in a lake of its own.`,
          '',
        ];
        return { json: answer, rows: missing, table: () => said.join('\n') };
      },
    ),
  );
  return group;
}

function filesOf(title: string, files: readonly NeededFile[]): string[] {
  return files.map(({ name, sha256, why }) => `${title}: ${name}, SHA-256 ${sha256} (${why})`);
}

/** An item in the words of a command line. @throws EntrepotError 'usage'. */
function itemOf(
  [first = '', ...rest]: readonly string[],
  { note, title }: { readonly note?: string | undefined; readonly title?: string | undefined },
): object {
  const said = note === undefined ? {} : { note };
  const [, kind = '', id = ''] = /^(\w+):(.*)$/s.exec(first) ?? [];
  if (rest.length === 0 && (kind === 'finding' || kind === 'claim' || kind === 'evidence'))
    return { kind, [kind]: id, ...said };
  if (first === 'flows' && rest.length > 0)
    return { kind: 'flows', query: rest.join(' '), ...(title === undefined ? {} : { title }), ...said };
  if (first === 'note' && rest.length > 0) return { kind: 'note', text: rest.join(' ') };
  throw new EntrepotError(
    'usage',
    `${JSON.stringify([first, ...rest].join(' '))} is no item; expected finding:ID, claim:ID, evidence:ID, flows "entrepot flows ...", or note "TEXT"`,
  );
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function answerOf(answer: CaseAnswer): Answer {
  return { json: answer, rows: answer.told, table: () => view(answer) };
}

function view({ id, title, summary, scenario, revision, told }: CaseAnswer): string {
  const lines = [
    title,
    `${id}, scenario ${scenario}, ${revision === 0 ? 'as it ships' : `revision ${revision}`}`,
    ...(summary === '' ? [] : ['', summary]),
    '',
    ...told.map(
      ({ place, kind, about, title: text, missing }) =>
        `${String(place).padStart(3)}  ${kind.padEnd(8)}  ${text}${about === null || about === text ? '' : `\n               ${about}`}${missing === null ? '' : `\n               missing: ${missing}`}`,
    ),
    ...(told.length === 0 ? ['It has no items yet: entrepot case add CASE finding:ID'] : []),
    '',
  ];
  return lines.join('\n');
}
