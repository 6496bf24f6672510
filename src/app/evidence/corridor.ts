import type { Corridor } from '../../evidence/match.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { formatProduct, parseProduct } from '../../trade/hs.ts';
import { KINDS } from '../findings/finding.ts';

/**
 * What a finding is about, read from its id, so that no scan is needed: kind:exporter:intermediary:destination:code.
 * @throws EntrepotError 'usage' where it is no such id.
 */
export function corridorOf(id: string): Corridor {
  const [kind, exporter, via, destination, goods, ...rest] = id.split(':');
  if (goods === undefined || rest.length > 0 || !KINDS.some((known) => known === kind)) throw noId(id);
  const areas = (words: string, between: string): string[] =>
    words.split(between).map((word) => areaLabel(parseArea(word)));
  const product = parseProduct(goods);
  return {
    id,
    exporter: areas(exporter as string, '+'),
    via: via === '-' || via === destination ? [] : areas(via as string, '>'),
    destination: areaLabel(parseArea(destination as string)),
    goods: formatProduct(product.level, product.code),
  };
}

function noId(id: string): EntrepotError {
  return new EntrepotError(
    'usage',
    `${JSON.stringify(id)} is not the id of a finding; expected kind:exporter:intermediary:destination:code, such as displacement:EU27:KGZ:RUS:854239`,
    { fields: { finding: id } },
  );
}
