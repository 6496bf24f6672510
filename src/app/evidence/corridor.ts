import type { Corridor } from '../../evidence/match.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { parseFlow } from '../../trade/flow.ts';
import { parseGoods } from '../../trade/goods-list.ts';
import { formatProduct, parseProduct } from '../../trade/hs.ts';
import { type Claim, exportersOf, importersOf } from '../../verify/claim.ts';
import { KINDS } from '../findings/finding.ts';

/**
 * What a finding is about, read from its id, so that no scan is needed: kind:exporter:intermediary:destination:code.
 * @throws EntrepotError 'usage' where it is no such id.
 */
export function corridorOf(id: string): Corridor {
  const [kind, exporter, via, destination, goods, ...rest] = id.split(':');
  if (goods === undefined || rest.length > 0 || !KINDS.some((known) => known === kind)) throw noId(id);
  const product = parseProduct(goods);
  return {
    finding: id,
    claim: null,
    exporter: areasOf((exporter as string).split('+')),
    via: via === '-' || via === destination ? [] : areasOf((via as string).split('>')),
    destination: areasOf([destination as string]),
    goods: [formatProduct(product.level, product.code)],
  };
}

/** What a claim is about: one corridor, or one each way where it counts both directions. */
export function corridorsOfClaim({ id, form }: Claim): readonly Corridor[] {
  const about = {
    finding: null,
    claim: id,
    exporter: areasOf(exportersOf(form)),
    via: form.level === 'shipment' ? areasOf(form.via) : [],
    destination: areasOf(importersOf(form)),
    goods: codesOf(form.products),
  };
  const back = { ...about, exporter: about.destination, destination: about.exporter };
  return form.level === 'trade' && form.flow === 'both' ? [about, back] : [about];
}

export interface FlowsCorridor {
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly hs: readonly string[];
  readonly flow?: string | undefined;
  /** Through whom, where that is known. */
  readonly via?: readonly string[] | undefined;
}

/** What a question as `flows` asks it is about: imports come from the partner. */
export function corridorOfFlows({ reporter, partner, hs, flow, via = [] }: FlowsCorridor): Corridor {
  const outward = parseFlow(flow ?? 'export').endsWith('export');
  return {
    finding: null,
    claim: null,
    exporter: areasOf(outward ? reporter : partner),
    via: areasOf(via),
    destination: areasOf(outward ? partner : reporter),
    goods: codesOf(hs),
  };
}

/** `=EU27` is the group as one reporter, and the same area here. */
function areasOf(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((word) => areaLabel(parseArea(word.trim().replace(/^=/, '')))))];
}

function codesOf(words: readonly string[]): readonly string[] {
  return parseGoods(words).products.map(({ level, code }) => formatProduct(level, code));
}

function noId(id: string): EntrepotError {
  return new EntrepotError(
    'usage',
    `${JSON.stringify(id)} is not the id of a finding; expected kind:exporter:intermediary:destination:code, such as displacement:EU27:KGZ:RUS:854239`,
    { fields: { finding: id } },
  );
}
