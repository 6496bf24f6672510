import type { Command } from 'commander';
import { type ComponentsParameters, componentRows, components } from '../../app/evidence/components.ts';
import { type Weapon, weaponRows, weapons } from '../../app/evidence/components-weapons.ts';
import { PAGE } from '../../app/paging.ts';
import { type Record_, table } from '../output.ts';
import { type CommonOptions, list, scenarioWord, verb, type World } from '../verb.ts';
import { wholeNumber } from './findings.ts';

export function componentsVerb(world: World): Command {
  return verb<CommonOptions & ComponentsParameters>(
    world,
    'components',
    'the parts found in weapons, with the HS codes that they may be of',
    'entrepot components --weapon kh-101-missile --confidence high',
    (command) =>
      command
        .option('--weapon <weapons>', 'as entrepot weapons names them', list)
        .option('--maker <words>', 'words of the name of the maker')
        .option('--country <areas>', 'where the maker is, or none', list)
        .option('--category <categories>', 'categories of the portal, or none', list)
        .option('--hs <code>', 'parts that may be of this code, one above it or one under it')
        .option('--confidence <levels>', 'high, medium, low or none', list)
        .option('--limit <n>', `rows of a page, at most ${PAGE.most}`, wholeNumber)
        .option('--cursor <next>', 'the "next" of the page before'),
    async (context, _words, options) => {
      const answer = await components(context, options);
      const rows = componentRows(answer);
      const cell = (name: string) => (row: Record_) => String(row[name] ?? '');
      return {
        json: answer,
        rows,
        table: () =>
          [
            table(rows as readonly Record_[], [
              { title: 'id', text: cell('id') },
              { title: 'name', text: (row) => cell('name')(row).slice(0, 48) },
              { title: 'maker', text: (row) => cell('maker')(row).slice(0, 30) },
              { title: 'of', text: cell('makerCountry') },
              { title: 'weapon', text: (row) => cell('weapons')(row).slice(0, 36) },
              { title: 'may be of', text: cell('hs') },
              { title: 'confidence', text: cell('confidence') },
            ]),
            `${answer.items.length} of ${answer.matching} parts.${answer.next === null ? '' : ` Next page: --cursor ${answer.next}`}`,
            `Source: ${answer.attribution}. Codes are candidates of this project, no classification.`,
            '',
          ].join('\n'),
      };
    },
  );
}

interface WeaponsOptions extends CommonOptions {
  readonly weapon?: readonly string[];
  readonly hs?: string;
  readonly scenario?: string;
  readonly asOf?: string;
}

export function weaponsVerb(world: World): Command {
  return verb<WeaponsOptions>(
    world,
    'weapons',
    'from weapons to the goods of their parts and the findings that carry them; from a code to the weapons it may feed',
    'entrepot weapons --hs 854231',
    (command) =>
      command
        .option('--weapon <weapons>', 'only these', list)
        .option('--hs <code>', 'the weapons whose parts may be of this code')
        .option('--scenario <name-or-file>', 'the scenario; default: the bundled one')
        .option('--as-of <snapshot>', 'as the lake was: a snapshot id, its number, or a date'),
    async (context, _words, { scenario, ...options }) => {
      const answer = await weapons(context, { ...options, ...scenarioWord(scenario) });
      const of = (row: Record_): Weapon => row as unknown as Weapon;
      return {
        json: answer,
        rows: weaponRows(answer),
        table: () =>
          [
            table(answer.items as unknown as readonly Record_[], [
              { title: 'weapon', text: (row) => of(row).weapon.slice(0, 60) },
              { title: 'parts', align: 'right', text: (row) => String(of(row).parts) },
              { title: 'with a code', align: 'right', text: (row) => String(of(row).mapped) },
              { title: 'goods: parts, findings that carry them', text: (row) => goodsOf(of(row)) },
            ]),
            `${answer.items.length} weapons. Findings are candidates of the scenario ${answer.scenario}, snapshot ${answer.snapshot}.`,
            `Source: ${answer.attribution}. Codes are candidates of this project, no classification.`,
            '',
          ].join('\n'),
      };
    },
  );
}

/** Most goods of a weapon that a line has. */
const SHOWN = 4;

function goodsOf({ goods }: Weapon): string {
  const said = goods.slice(0, SHOWN).map(({ code, parts, findings }) => `${code}: ${parts}, ${findings}`);
  return [...said, ...(goods.length > SHOWN ? [`and ${goods.length - SHOWN} more`] : [])].join('; ');
}
