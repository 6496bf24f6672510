import type { Command } from 'commander';
import { type GoodsAnswer, goods, searchGoods } from '../../app/goods.ts';
import { type GoodsChildren, goodsChildren } from '../../app/goods-children.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { plainTable } from '../output.ts';
import { type CommonOptions, verb, type World } from '../verb.ts';

interface GoodsOptions extends CommonOptions {
  readonly under?: string | true;
}

export function goodsVerb(world: World): Command {
  return verb<GoodsOptions>(
    world,
    'goods',
    'what a code is, on which lists since when, and whether it compares across HS revisions',
    'entrepot goods 854231',
    (command) =>
      command
        .argument('[code-or-words...]', 'a code of 2 to 8 digits, or words to search in the HS texts')
        .option('--under [code]', 'what lies right under a code; the chapters where none is given'),
    async (_context, words, { under }) => {
      if (under !== undefined) {
        const found = goodsChildren(under === true ? undefined : under);
        return { json: found, rows: found.children, table: () => tree(found) };
      }
      if (words.length === 0)
        throw new EntrepotError('usage', 'name a code, words of its text, or --under for what lies under a code');
      const word = words.join(' ');
      if (!/^[\d. ]+$/.test(word)) {
        const found = searchGoods(word);
        return {
          json: found,
          rows: found,
          table: () => plainTable(found.map(({ code, text }) => ({ code, text: text.slice(0, 110) }))),
        };
      }
      const answer = goods(word);
      return { json: answer, rows: [answer], table: () => view(answer) };
    },
  );
}

function view(answer: GoodsAnswer): string {
  const { history } = answer;
  const lines = [
    `${answer.code}  ${answer.text ?? '(no text in HS 2022)'}`,
    ...answer.parents.map((parent) => `  in ${parent.code}  ${parent.text ?? ''}`),
    `Unit: ${answer.unit ?? 'not known'} beside kilograms`,
    ...answer.lists.map(
      (listing) =>
        `List ${listing.list}${listing.tier === null ? '' : `, tier ${listing.tier}`}, version ${listing.version}: ${listing.match === 'line' ? 'the code is listed' : `${listing.entries.length} codes under it are (${listing.entries.slice(0, 6).join(', ')}${listing.entries.length > 6 ? ' ...' : ''})`}`,
    ),
    ...(history === null
      ? []
      : [
          `In revisions: ${history.existsIn.map((revision) => `HS${revision}`).join(', ')}`,
          ...history.steps.map(
            (step) =>
              `  was in HS${step.revision}: ${step.parents.slice(0, 6).join(', ')}${step.parents.length > 6 ? ` and ${step.parents.length - 6} more` : ''} (${step.relationship}, ${step.parents.length} ${step.parents.length === 1 ? 'parent' : 'parents'}, ${step.linksInTable} links in the UN table)`,
          ),
          `Across 2022: ${{ yes: 'comparable', 'with caution': 'with caution', no: 'not comparable' }[history.across2022]}; ${history.why}. Quantities: ${history.unitComparable ? 'comparable' : 'unit not comparable'}.`,
        ]),
    ...answer.notes.map((note) => `Note: ${note}.`),
  ];
  return `${lines.join('\n')}\n`;
}

function tree({ under, children }: GoodsChildren): string {
  if (children.length === 0) return `Nothing lies under ${under}: HS 2022 ends at six digits.\n`;
  return plainTable(
    children.map(({ code, text, lists, children: below }) => ({
      code,
      text: text.slice(0, 90),
      lists: lists.join(' '),
      under: below,
    })),
  );
}
