import { csvPieces, ndjsonPieces } from '../../app/tabular.ts';
import type { UseCase } from '../../app/use-cases.ts';
import type { AnswerFormat } from './messages.ts';

/** Letters of a piece, so that a large answer goes out as it is read. */
const PIECE = 256 * 1024;

/** An answer as text, piece by piece: whole as JSON, its rows as CSV or NDJSON. */
export function* answerPieces(
  answer: unknown,
  useCase: Pick<UseCase<unknown, unknown>, 'rows'>,
  format: AnswerFormat,
): Iterable<string> {
  if (format === 'json') {
    const text = JSON.stringify(answer);
    for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
    return;
  }
  const rows = useCase.rows(answer) as readonly Readonly<Record<string, unknown>>[];
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
