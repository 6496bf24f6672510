import { Link } from '@tanstack/react-router';
import type { ClaimAnswer } from '../../../api/types.ts';
import { useAreaNames } from '../../../figures/areas.ts';
import { formatSpan } from '../../../figures/format.ts';
import { MEASURE_WORDS } from '../words.ts';

const FLOWS: Readonly<Record<string, string>> = {
  export: 'exports, as the exporter reported them',
  import: 'imports, as the importer reported them',
  both: 'both directions, as the first of them reported',
  're-export': 're-exports, as the exporter reported them',
  're-import': 're-imports, as the importer reported them',
};

/** The form of a claim in words: who, to whom, what, when, beside when. */
export function FormFacts({ claim }: Pick<ClaimAnswer, 'claim'>) {
  const name = useAreaNames();
  const { exporter, importer, flow, goods, window, base, measure, level } = claim;
  const listed = (codes: readonly string[]): string =>
    codes.map((code) => (name(code) === code ? code : `${name(code)} (${code})`)).join(', ');
  return (
    <dl className="origin-facts">
      <dt>From</dt>
      <dd>{listed(exporter)}</dd>
      <dt>To</dt>
      <dd>{listed(importer)}</dd>
      <dt>Flow</dt>
      <dd>{level === 'shipment' ? 'single shipments, as declarations or bills of lading name them' : FLOWS[flow]}</dd>
      <dt>Goods</dt>
      <dd>
        <ul className="claim-goods">
          {goods.map(({ code, text }) => (
            <li key={code}>
              {/^\d+$/.test(code) ? (
                <Link to="/goods" search={{ code }} className="num">
                  {code}
                </Link>
              ) : (
                code !== 'TOTAL' && <code>{code}</code>
              )}{' '}
              {text}
            </li>
          ))}
        </ul>
      </dd>
      <dt>Window</dt>
      <dd>{formatSpan(window)}</dd>
      {base !== null && (
        <>
          <dt>Base</dt>
          <dd>{formatSpan(base)}</dd>
        </>
      )}
      <dt>Counted by</dt>
      <dd>{MEASURE_WORDS[measure] ?? measure}</dd>
    </dl>
  );
}
