import { csvPieces, ndjsonPieces } from '../../app/tabular.ts';
import type { UseCase } from '../../app/use-cases.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { AnswerFormat } from './messages.ts';

/** Letters of a piece, so that a large answer goes out as it is read. */
const PIECE = 256 * 1024;

/** Rows of an answer that is one JSON document, and of one that is lines: more is refused, not cut. */
const MOST_ROWS = { json: 100_000, csv: 5_000_000, ndjson: 5_000_000 } as const;

/**
 * An answer as text, piece by piece: whole as JSON, its rows as CSV or NDJSON.
 * @throws EntrepotError 'too-much'
 */
export function* answerPieces(
  answer: unknown,
  useCase: Pick<UseCase<unknown, unknown>, 'rows'>,
  format: AnswerFormat,
): Iterable<string> {
  const rows = useCase.rows(answer) as readonly Readonly<Record<string, unknown>>[];
  if (rows.length > MOST_ROWS[format])
    throw new EntrepotError(
      'too-much',
      `the answer has ${rows.length} rows, and ${format} may have ${MOST_ROWS[format]}; ask for less${format === 'json' ? ', or for CSV or NDJSON' : ''}`,
      { fields: { rows: rows.length, most: MOST_ROWS[format] } },
    );
  if (format === 'json') {
    const text = JSON.stringify(answer);
    for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
    return;
  }
  yield* gathered(format === 'csv' ? csvPieces(rows) : ndjsonPieces(rows));
}

function* gathered(lines: Iterable<string>): Iterable<string> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
