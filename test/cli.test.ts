import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, inject, it } from 'vitest';
import { createToken } from '../src/app/tokens.ts';
import { program } from '../src/cli/main.ts';
import { copyOf } from './api/served.ts';
import { entrepot, quiet, ROOT, tempFolder, words } from './helpers.ts';

const bundled = inject('bundledLake');

function leaves(command: Command, above: readonly string[] = []): { name: string; command: Command }[] {
  const own = [...above, command.name()];
  return command.commands.length === 0
    ? [{ name: own.slice(1).join(' '), command }]
    : command.commands.flatMap((child) => leaves(child, own));
}

/** `serve` answers nothing and does not end; test/api has it. */
const verbs = leaves(program({ effects: quiet(), env: {}, write: () => undefined })).filter(
  ({ name }) => name !== 'serve',
);

/** What the examples of the evidence verbs name. */
const EVIDENCE_FILES = [
  ['items.yml', readFileSync(path.join(ROOT, 'data/evidence/russia-2022.yml'), 'utf8')],
  ['page.html', '<html></html>'],
  ['stations.geojson', '{"type": "Point", "coordinates": [36.61, 55.1]}'],
] as const;

/** What has to be there before an example is run. */
const BEFORE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'evidence remove': [['evidence', 'add', 'items.yml']],
  'evidence remove-footprint': [['evidence', 'footprint', 'stations.geojson']],
};

/** A case of one figure: test/api has a dossier of the case that ships verified. */
const ONE_FIGURE = [
  ['case', 'new', 'One'],
  ['case', 'add', 'one', 'flows', 'entrepot flows --reporter DEU --partner KGZ --hs 8542 --from 2022-03 --to 2022-11'],
] as const;

function writeIn(folder: string, name: string, content: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

describe('every verb', () => {
  it.each(verbs.map((verb) => verb.name))('%s has help with an example that runs', async (name) => {
    const { command } = verbs.find((verb) => verb.name === name) as (typeof verbs)[number];
    let help = '';
    command.configureOutput({ writeOut: (text) => void (help += text) });
    command.outputHelp();
    expect(help).toMatch(/--format <format>/);
    expect(help).toMatch(/--lake <dir>/);
    const example = /Example:\n {2}entrepot (.*)\n/.exec(help)?.[1] ?? '';
    expect(example.startsWith(name)).toBe(true);
    const parameters = words(example);
    let lake = bundled;
    const folder = tempFolder();
    if (name === 'load') {
      copyFileSync(
        path.join(ROOT, 'data/bundled/comext-eu27-exports-hs4.parquet'),
        path.join(folder, 'exports.parquet'),
      );
      parameters[2] = path.join(folder, 'exports.parquet');
      lake = path.join(folder, 'lake');
    }
    if (/^claims (keep|remove)/.test(name)) {
      lake = folder;
      await entrepot(['claims', 'keep', 'data/claims/russia-2022.yml', '--lake', lake]);
    }
    if (name.startsWith('evidence') && parameters.length > 2) {
      const files = EVIDENCE_FILES.map(([file, content]) => [file, writeIn(folder, file, content)] as const);
      const own = (word: string): string =>
        files.reduce((text, [file, place]) => text.replace(new RegExp(`(^|=)${file}$`), `$1${place}`), word);
      parameters.splice(0, parameters.length, ...parameters.map(own));
      if (/ (add|remove|footprint|remove-footprint)$/.test(name)) lake = path.join(folder, 'lake');
      for (const before of BEFORE[name] ?? []) await entrepot([...before.map(own), '--lake', lake]);
    }
    if (/^case (add|move|remove|new)/.test(name)) lake = copyOf(bundled);
    if (/^(case (export|open)|dossier)/.test(name)) {
      parameters.splice(0, parameters.length, ...parameters.map((word) => word.replace(/^case\./, `${folder}/case.`)));
      if (name === 'case open') {
        await entrepot(['case', 'export', 'russia-2022', '--out', `${folder}/case.zip`, '--lake', lake]);
        lake = path.join(folder, 'lake');
      }
      if (name === 'dossier verify') {
        lake = copyOf(bundled);
        for (const before of [...ONE_FIGURE, ['dossier', 'one', '--out', `${folder}/case.json`]])
          await entrepot([...before, '--lake', lake]);
      }
    }
    if (name.startsWith('token')) lake = folder;
    if (name === 'token revoke')
      parameters[2] = (await createToken({ lake, effects: quiet() }, { name: 'x', scope: ['read'] })).id;
    if (name.startsWith('fetch')) parameters.push('--dry-run');
    const { code, err, out } = await entrepot([...parameters, '--lake', lake]);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toBe('');
  });
});

describe('formats', () => {
  const question = [
    'flows',
    '--reporter',
    'EU27',
    '--partner',
    'KGZ',
    '--hs',
    '8542',
    '--from',
    '2022-01',
    '--to',
    '2022-03',
    '--lake',
    bundled,
  ];

  it('json, csv and ndjson hold the same rows', async () => {
    const [json, csv, ndjson] = await Promise.all(
      ['json', 'csv', 'ndjson'].map(async (format) => (await entrepot([...question, '--format', format])).out),
    );
    const rows = (JSON.parse(json ?? '') as { rows: { period: string; value: number }[] }).rows;
    const lines = (ndjson ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual(rows);
    expect((csv ?? '').trim().split('\n')).toHaveLength(rows.length + 1);
    expect(csv).toMatch(/^period,value/);
  });

  it('the lake may come from ENTREPOT_HOME', async () => {
    const ran = await entrepot(question.slice(0, -2), { ENTREPOT_HOME: bundled });
    expect(ran.code).toBe(0);
  });
});

describe('what is wrong is said, with a status', () => {
  it.each([
    ['an unknown verb', ['nonsense'], 64, /unknown command/],
    [
      'an unknown area',
      ['flows', '--reporter', 'Atlantis', '--partner', 'KGZ', '--hs', '8542', '--from', '2022', '--to', '2022'],
      65,
      /no area "Atlantis"/,
    ],
    [
      'a bad period',
      ['flows', '--reporter', 'DEU', '--partner', 'KGZ', '--hs', '8542', '--from', '2022-13', '--to', '2022-14'],
      64,
      /not a period/,
    ],
    [
      'a base that is not like for like',
      [
        'flows',
        '--reporter',
        'DEU',
        '--partner',
        'KGZ',
        '--hs',
        '8542',
        '--from',
        '2022-03',
        '--to',
        '2022-05',
        '--base-from',
        '2021-01',
        '--base-to',
        '2021-03',
      ],
      64,
      /like for like/,
    ],
    [
      'a currency without a rate',
      [
        'flows',
        '--reporter',
        'DEU',
        '--partner',
        'KGZ',
        '--hs',
        '8542',
        '--from',
        '2022-03',
        '--to',
        '2022-03',
        '--currency',
        'RUB',
      ],
      78,
      /no exchange rate/,
    ],
    [
      'nothing loaded of it',
      ['flows', '--reporter', 'JPN', '--partner', 'KGZ', '--hs', '8542', '--from', '2022-03', '--to', '2022-03'],
      66,
      /no loaded source/,
    ],
    [
      'an unknown list',
      ['flows', '--reporter', 'DEU', '--partner', 'KGZ', '--hs', 'my-list', '--from', '2022-03', '--to', '2022-03'],
      64,
      /my-list/,
    ],
    ['a token of no scope', ['token', 'create', '--name', 'x', '--scope', 'write'], 64, /expected read, load, admin/],
    ['a token that is not there', ['token', 'revoke', '0123456789'], 66, /no access token/],
    ['a scenario that is not there', ['scan', 'missing.yml'], 66, /cannot be opened/],
    ['a snapshot that is not there', ['scan', '--as-of', 's99'], 64, /no snapshot/],
    ['a mapping that is not there', ['load', 'csv', 'x.csv', '--map', 'none.yml'], 66, /mapping/],
    ['a format that is not there', ['load', 'nonsense', 'x.csv'], 64, /expected one of comext/],
    ['an option the format has not', ['load', 'baci', 'x.csv', '-o', 'take=x'], 64, /baci has no option take/],
    ['a file that is not there', ['load', 'comext', 'missing.csv'], 66, /missing\.csv/],
  ])('%s', async (_name, parameters, status, message) => {
    const { code, err, out } = await entrepot([...parameters, '--lake', bundled]);
    expect(code).toBe(status);
    if (status !== 64 || err !== '') expect(err).toMatch(message);
    expect(out).toBe('');
  });
});
