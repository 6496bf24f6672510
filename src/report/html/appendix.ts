import { canonical, contentHash } from '../canonical.ts';
import type { Document, Figure, Source } from '../document.ts';
import { exactText, numberText } from '../numbers.ts';
import { factsHtml, type Page } from './blocks.ts';
import { figureNumbers, shownId } from './lineage.ts';
import { anchor, escapeText, markedText } from './text.ts';

const LONGEST = 160;

/** The four parts that end every document, in the order of `APPENDICES`. */
export function appendixBodies(page: Page): readonly string[] {
  const { document } = page;
  return [notAssessable(document), figures(page), sources(document), made(document)];
}

function notAssessable({ notAssessable: sentences }: Document): string {
  if (sentences.length === 0) return '<p>Nothing was asked of the data that it could not answer.</p>';
  return `<ul>\n${sentences.map((sentence) => `<li>${markedText(sentence)}</li>`).join('\n')}\n</ul>`;
}

function figures({ document, resolve }: Page): string {
  const numbers = figureNumbers(document);
  const entries = document.figures.map((figure) => {
    const shown = resolve(figure.id) === shownId(figure.id);
    const label = markedText(figure.label);
    const link = shown ? `<a href="${escapeText(anchor(shownId(figure.id)))}">${label}</a>` : label;
    const rows = factsOf(figure, document.made.snapshot);
    return `<div class="entry" id="${escapeText(figure.id)}"><p><strong>${escapeText(numbers.get(figure.id) ?? '')}</strong> ${link}</p>\n${factsHtml(rows)}</div>`;
  });
  return [
    '<p>Each figure with the question that answers it again. “entrepot dossier verify” asks every one of them.</p>',
    ...entries,
  ].join('\n');
}

function factsOf(figure: Figure, snapshot: string): readonly (readonly [string, string])[] {
  const { query, files, licence } = figure.lineage;
  const question = query ?? `${figure.question.useCase} ${canonical(figure.question.parameters)}`;
  return [
    ['Value', valueHtml(figure)],
    ['Asked with', `<code>${escapeText(question)}</code>`],
    ...(figure.lineage.snapshot === snapshot ? [] : [['Snapshot', code(figure.lineage.snapshot)] as const]),
    ...(files.length === 0
      ? []
      : [
          [
            'Files',
            files.map(({ name, sha256 }) => `${markedText(name)} ${code(sha256.slice(0, 12))}`).join('; '),
          ] as const,
        ]),
    ...(licence === '' ? [] : [['Licence', markedText(licence)] as const]),
  ];
}

/** A number in full; of what has parts, so much as shows what it is. */
function valueHtml({ value, unit }: Figure): string {
  const said = unit === null || unit === '' ? '' : ` ${markedText(unit)}`;
  if (value === null) return 'missing';
  if (typeof value === 'number') return `${exactText(value)}${said}`;
  if (typeof value === 'string') return markedText(value);
  const text = canonical(value);
  const shown = text.length > LONGEST ? `${[...text].slice(0, LONGEST).join('')} …` : text;
  return `<code>${escapeText(shown)}</code>${said}${shown === text ? '' : ' (whole in the JSON form)'}`;
}

function sources({ sources: list }: Document): string {
  if (list.length === 0) return '<p>No source was used.</p>';
  const bodies = list.map(
    ({ source, licence, attribution, files }) =>
      `<div class="entry"><p><strong>${markedText(source)}</strong></p>\n${factsHtml([
        ...(licence === '' ? [] : [['Licence', markedText(licence)] as const]),
        ...(attribution === '' ? [] : [['Attribution', markedText(attribution)] as const]),
      ])}\n${filesTable(source, files)}</div>`,
  );
  return bodies.join('\n');
}

function filesTable(source: string, files: Source['files']): string {
  if (files.length === 0) return '';
  const rows = files.map(
    ({ name, bytes, packed, why, sha256 }) =>
      `<tr><th scope="row">${markedText(name)}</th><td class="num">${numberText(bytes)}</td><td>${packed ? 'packed' : `by hash only${why === null ? '' : `: ${markedText(why)}`}`}</td><td>${code(sha256)}</td></tr>`,
  );
  return [
    `<div class="scroll"><table class="data files"><caption>Files of ${markedText(source)}</caption>`,
    '<thead><tr><th scope="col">File</th><th scope="col" class="num">Bytes</th><th scope="col">In the archive of the case</th><th scope="col">SHA-256</th></tr></thead>',
    `<tbody>\n${rows.join('\n')}\n</tbody></table></div>`,
  ].join('\n');
}

function made(document: Document): string {
  const { snapshot, version, code: hash, scenario, seeds, parameters, at } = document.made;
  return factsHtml([
    ['Snapshot', code(snapshot)],
    ['Date of the snapshot', escapeText(at)],
    ['Entrepot', `${escapeText(version)}${hash === '' ? '' : `, code ${code(hash)}`}`],
    ['Scenario', markedText(scenario)],
    ['Seeds', code(canonical(seeds))],
    ['Parameters', code(canonical(parameters))],
    ['SHA-256 of the content', code(contentHash(document))],
  ]);
}

const code = (text: string): string => `<code>${escapeText(text)}</code>`;
