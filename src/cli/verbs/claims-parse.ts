import type { Command } from 'commander';
import { stringify } from 'yaml';
import { type DraftsAnswer, draftClaims, draftRows, entryOf } from '../../app/claims/parse.ts';
import { readTextFile } from '../../app/text-file.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

type ParseOptions = CommonOptions & { readonly asFile?: boolean };

export function claimsParseVerb(world: World): Command {
  return verb<ParseOptions>(
    world,
    'parse',
    'find the sentences of a text that state figures on trade, and draft claims of them',
    'entrepot claims parse docs/claims-example.txt',
    (command) =>
      command
        .argument('<file>', 'a plain text in English')
        .option('--as-file', 'print a claims file to correct, with what was not understood as comments'),
    async (_context, [file], { asFile }) => {
      const text = await readTextFile(file as string);
      const answer = draftClaims({ text });
      return {
        json: answer,
        rows: draftRows(answer),
        table: () => (asFile === true ? asClaimsFile(answer) : view(answer)),
      };
    },
  );
}

function view({ drafts, skipped }: DraftsAnswer): string {
  const unread = skipped.map(({ line, why }) => `line ${line}: not read: ${why}\n`).join('');
  if (drafts.length === 0) return `${unread}No sentence states a figure on trade that is understood here.\n`;
  const one = (draft: DraftsAnswer['drafts'][number]): string => {
    const fields = Object.entries({ ...draft.spec, stated: draft.stated }).map(
      ([name, value]) => `${name} ${said(value)}`,
    );
    return [
      `line ${draft.line}: ${draft.sentence.replaceAll(/\s+/g, ' ')}`,
      `  ${fields.join(' | ')}`,
      ...draft.doubts.map(
        ({ field, text, why }) =>
          `  ? ${[field, text === null ? null : JSON.stringify(text)].filter((word) => word !== null).join(' ')}: ${why}`,
      ),
      '',
    ].join('\n');
  };
  const complete = drafts.filter((draft) => draft.complete).length;
  return [...drafts.map(one), `${unread}${drafts.length} drafts, ${complete} of them say enough for a check.`, ''].join(
    '\n',
  );
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function asClaimsFile({ drafts }: DraftsAnswer): string {
  return drafts
    .map((draft, index) => {
      const doubts = draft.doubts.map(
        ({ field, text, why }) =>
          `# ${field ?? 'not understood'}${text === null ? '' : `, ${JSON.stringify(text)}`}: ${why}\n`,
      );
      return `${doubts.join('')}${stringify([entryOf(draft, index)], { flowCollectionPadding: false })}`;
    })
    .join('\n');
}
