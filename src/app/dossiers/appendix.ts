import type { Snapshot } from '../../lake/snapshot.ts';
import type { Block, Section, Source } from '../../report/document.ts';
import { FORMATS } from '../../sources/registry.ts';
import { passesOn } from '../../trade/licence.ts';
import { lakeSources } from '../lake.ts';
import { METHODS } from '../methods.ts';
import type { ScanAnswer } from '../scan.ts';
import type { Making } from './part.ts';
import { code, strong } from './words.ts';

/** What a reader needs to judge the figures: how they were made, on what, and where that ends. */
export async function appendix(making: Making, scan: ScanAnswer | null): Promise<readonly Section[]> {
  return [
    {
      id: 'methods',
      heading: 'Methods',
      level: 1,
      blocks: [
        {
          kind: 'paragraph',
          text: [
            'v(r, o, d, p, t) is the value that reporter r gives for goods p going from exporter o to importer d in period t. W is the window, B the base: the same calendar months earlier. V_W and V_B are sums over them, E is what was expected in W. X is the exporter’s report (FOB), M the importer’s (CIF).',
          ],
        },
      ],
    },
    ...methodsOf(making).map(
      ({ method }): Section => ({
        id: `method-${method.id}`,
        heading: method.title,
        level: 2,
        blocks: [
          { kind: 'paragraph', text: [strong(method.question)] },
          { kind: 'list', items: method.formula.map((line) => [code(line)]) },
          { kind: 'paragraph', text: [`Source: ${method.source}`] },
          ...method.traps.map((trap): Block => ({ kind: 'note', tone: 'limit', text: [trap] })),
        ],
      }),
    ),
    await coverage(making),
    {
      id: 'limits',
      heading: 'Limits',
      level: 1,
      blocks: [{ kind: 'list', items: [...LIMITS, ...notesOf(scan)].map((text) => [text]) }],
    },
  ];
}

/** Methods that only findings of one kind rest on. */
const OF_KIND = ['diversion', 'ghost-transit', 'unit-value', 'reclassification', 'displacement', 'baskets'];

function methodsOf({ input }: Making): typeof METHODS {
  const kinds = new Set(
    input.case.items.flatMap((item) => (item.kind === 'finding' ? [item.finding.split(':')[0]] : [])),
  );
  return METHODS.filter(({ method: { id } }) => !OF_KIND.includes(id) || kinds.has(id));
}

const LIMITS = [
  'A gain in a third country is a candidate for diversion, not proof of it: the goods may have stayed.',
  'A six-digit code is wider than a control: only part of it may be controlled.',
  'Statistics are what states report. They name no company, and are revised; another snapshot may give other figures.',
  'Nothing published is not zero: where a report is missing, that is said, and no figure is made of it.',
  'Evidence is what others published; its grade is a judgement of whoever wrote it down.',
] as const;

function notesOf(scan: ScanAnswer | null): readonly string[] {
  if (scan === null) return [];
  const { calibration, notes, expected } = scan;
  return [
    `Expected values: ${expected}.`,
    `Placebos: ${calibration.placebos} tests at ${calibration.windows.length} pseudo event dates (${calibration.windows.join('; ')}).`,
    ...calibration.notes,
    ...notes,
  ];
}

async function coverage({ context, snapshot }: Making): Promise<Section> {
  const holdings = await lakeSources(context, snapshot.id);
  const used = holdings.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const text = (key: string, title: string) => ({ key, title, unit: null, align: 'left', kind: 'text' }) as const;
  const number = (key: string, title: string) => ({ key, title, unit: null, align: 'right', kind: 'number' }) as const;
  return {
    id: 'coverage',
    heading: 'Coverage of the sources',
    level: 1,
    blocks: [
      {
        kind: 'table',
        id: 'coverage-table',
        caption: `What the snapshot ${snapshot.id} holds; "missing" are periods inside the span that the source covers`,
        columns: [
          text('source', 'Source'),
          text('reporter', 'Reporter'),
          text('flow', 'Flow'),
          text('goods', 'Goods'),
          { key: 'from', title: 'From', unit: null, align: 'left', kind: 'period' },
          { key: 'to', title: 'To', unit: null, align: 'left', kind: 'period' },
          number('periods', 'Periods'),
          number('rows', 'Rows'),
          text('missing', 'Missing'),
        ],
        rows: used.map(({ source, reporter, flow, goods, from, to, periods, rows, missing }) => ({
          source,
          reporter,
          flow,
          goods,
          from,
          to,
          periods,
          rows,
          missing:
            missing.length === 0
              ? null
              : missing.length <= 4
                ? missing.join(' ')
                : `${missing[0]} ... ${missing.at(-1)} (${missing.length})`,
        })),
        figure: null,
      },
    ],
  };
}

function keyOf(row: { source: string; reporter: string; flow: string; frequency: string; goods: string }): string {
  return [row.source, row.reporter, row.flow, row.frequency, row.goods].join(' ');
}

/** Every file of every load that the snapshot is made of, with what may be done with it. */
export function sourcesOf({ loads }: Snapshot): readonly Source[] {
  const groups = Map.groupBy(loads, ({ source, licence, format }) => JSON.stringify([source, licence, format]));
  return [...groups.values()].map((some): Source => {
    const [{ source, licence, format }] = some as [(typeof some)[number]];
    const { passes, why } = passesOn(licence);
    const files = new Map(some.flatMap((load) => load.files.map((file) => [file.sha256, file] as const)));
    return {
      source,
      licence,
      attribution: FORMATS.find(({ id }) => id === format)?.title ?? source,
      files: [...files.values()].map(({ name, sha256, bytes }) => ({
        name,
        sha256,
        bytes,
        packed: passes,
        why: passes ? null : why,
      })),
    };
  });
}
