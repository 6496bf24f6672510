import path from 'node:path';
import { Command } from 'commander';
import { addEvidenceFile, type CopyGiven } from '../../app/evidence/add.ts';
import { evidenceEvents } from '../../app/evidence/events.ts';
import { type EvidenceParameters, evidence, evidenceRows } from '../../app/evidence/evidence.ts';
import { evidenceItem, evidenceItemRows } from '../../app/evidence/item.ts';
import { removeEvidence } from '../../app/evidence/remove.ts';
import type { SubjectParameters } from '../../app/evidence/subject.ts';
import { verifyEvidence } from '../../app/evidence/verify.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { eventsView, itemView, listView } from '../evidence-view.ts';
import { plainTable, type Record_ } from '../output.ts';
import { type CommonOptions, list, scenarioWord, verb, type World } from '../verb.ts';
import { footprintVerbs } from './footprints.ts';

type OfScan = CommonOptions & { readonly scenario?: string; readonly asOf?: string };

export function evidenceVerbs(world: World): Command {
  const group = new Command('evidence').description('what is not a trade flow: agreements, sites, statements, finds');
  for (const command of [
    listVerb(world),
    showVerb(world),
    eventsVerb(world),
    addVerb(world),
    removeVerb(world),
    verifyVerb(world),
    ...footprintVerbs(world),
  ])
    group.addCommand(command);
  return group;
}

function listVerb(world: World): Command {
  return verb<CommonOptions & EvidenceParameters>(
    world,
    'list',
    'the items of the register, by date',
    'entrepot evidence list --country CHN --goods 8806',
    (command) =>
      command
        .option('--kind <kinds>', 'such as cooperation or official-statement', list)
        .option('--status <statuses>', 'alleged, reported, assessed, "on the record" or disputed', list)
        .option('--country <areas>', 'areas that an item names', list)
        .option('--goods <code>', 'items that name this code, one above it or one under it')
        .option('--from <period>', 'no item that is over before this')
        .option('--to <period>', 'no item that begins after this')
        .option('--finding <id>', 'items that concern this finding, the closest first'),
    async (context, _words, options) => {
      const answer = await evidence(context, options);
      return { json: answer, rows: evidenceRows(answer), table: () => listView(answer) };
    },
  );
}

function showVerb(world: World): Command {
  return verb<OfScan>(
    world,
    'show',
    'one item, with the trade findings that it concerns',
    'entrepot evidence show us-assessment-2024',
    (command) => ofScan(command.argument('<id>', 'id of an item')),
    async (context, [id = ''], { scenario, asOf }) => {
      const answer = await evidenceItem(context, { evidence: id, asOf, ...scenarioWord(scenario) });
      return { json: answer, rows: evidenceItemRows(answer), table: () => itemView(answer) };
    },
  );
}

function eventsVerb(world: World): Command {
  return verb<CommonOptions & Omit<SubjectParameters, 'finding'> & { readonly scenario?: string }>(
    world,
    'events',
    'the events on the time axis of the series of a finding, a claim or a corridor',
    'entrepot evidence events --reporter CHN --partner RUS --hs 8542',
    (command) =>
      command
        .argument('[finding]', 'the whole id of a finding')
        .option('--claim <id>', 'id of a claim')
        .option('--reporter <areas>', 'of a corridor, as for flows: whose reports', list)
        .option('--partner <areas>', 'of a corridor: the other side', list)
        .option('--hs <goods>', 'of a corridor: codes, names of goods lists, or TOTAL', list)
        .option('--flow <flow>', 'of a corridor: what the reporter says it did; default: export')
        .option('--via <areas>', 'of a corridor: intermediaries', list)
        .option('--scenario <name-or-file>', 'the scenario; default: the bundled one'),
    async (context, [finding], { scenario, claim, reporter, partner, hs, flow, via }) => {
      const subject = { finding, claim, reporter, partner, hs, flow, via };
      const answer = await evidenceEvents(context, { ...subject, ...scenarioWord(scenario) });
      return { json: answer, rows: answer.events, table: () => eventsView(answer) };
    },
  );
}

function addVerb(world: World): Command {
  return verb<CommonOptions & { readonly copy: readonly string[] }>(
    world,
    'add',
    'add the items of a file: all, or none where one is not right',
    'entrepot evidence add items.yml --copy 5g-huawei=page.html',
    (command) =>
      command
        .argument('<file>', 'YAML as docs/evidence.md describes it')
        .option(
          '--copy <id=path>',
          'keep a copy of the file or page that an item is from; id:2=path for its second source; may be repeated',
          (value: string, before: readonly string[]) => [...before, value],
          [],
        ),
    async (context, [file = ''], { copy }) => {
      const answer = await addEvidenceFile(context, { file, copies: copy.map(copyOf) });
      const rows = answer.saved.map((one) => ({ ...one, copies: one.copies.length }));
      return { json: answer, rows, table: () => plainTable(rows) };
    },
  );
}

function removeVerb(world: World): Command {
  return verb(
    world,
    'remove',
    'take an item out of the register; its history stays',
    'entrepot evidence remove 5g-huawei',
    (command) => command.argument('<id>', 'id of an item that was added'),
    async (context, [id = '']) => {
      const answer = await removeEvidence(context, { evidence: id });
      const then = answer.restored ? '; the item that ships stands there again' : '';
      return { json: answer, rows: [answer], table: () => `${id} is taken out, revision ${answer.revision}${then}.\n` };
    },
  );
}

function verifyVerb(world: World): Command {
  return verb(
    world,
    'verify',
    'hash the archived copies again: each intact, changed or missing',
    'entrepot evidence verify',
    (command) => command,
    async (context) => {
      const answer = await verifyEvidence(context);
      const { ok, copies, counts } = answer;
      const said = `${copies.length} copies: ${counts.intact} intact, ${counts.changed} changed, ${counts.missing} missing.\n`;
      const failure = ok
        ? undefined
        : new EntrepotError(
            'lake-corrupt',
            `${counts.changed + counts.missing} archived copies are not what was put away`,
          );
      const shown = copies as unknown as readonly Record_[];
      return {
        json: answer,
        rows: copies,
        table: () => `${copies.length === 0 ? '' : plainTable(shown)}${said}`,
        failure,
      };
    },
  );
}

function ofScan(command: Command): Command {
  return command
    .option('--scenario <name-or-file>', 'the scenario; default: the bundled one')
    .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date');
}

function copyOf(word: string): CopyGiven {
  const [, item, source, file] = /^([a-z0-9-]+)(?::(\d{1,3}))?=(.+)$/s.exec(word) ?? [];
  if (item === undefined || file === undefined)
    throw new EntrepotError('usage', `--copy ${word}; expected the id of an item, = and a file`);
  return {
    item,
    ...(source === undefined ? {} : { source: Number(source) }),
    file: { path: file, name: path.basename(file) },
  };
}
