import type { FlowsAnswer } from '../api/types.ts';
import { formatSpan } from '../figures/format.ts';

const DID: Readonly<Record<string, readonly [string, string]>> = {
  export: ['exports', 'to'],
  import: ['imports', 'from'],
  're-export': ['re-exports', 'to'],
  're-import': ['re-imports', 'from'],
};

/** "What EU27 reported as exports of 8542 to KGZ, Mar 2022 – Nov 2022, beside Mar 2021 – Nov 2021". */
export function questionInWords({ question }: FlowsAnswer, mirror: boolean): string {
  const { reporter, partner, goods, flow, window, base } = question;
  const [says, other] = mirror ? [partner, reporter] : [reporter, partner];
  const [did, way] = DID[flow] ?? [flow, 'with'];
  const of = goods === 'TOTAL' ? 'all goods' : goods.replaceAll(',', ', ');
  const span = base === undefined ? formatSpan(window) : `${formatSpan(window)}, beside ${formatSpan(base)}`;
  return `What ${listed(says)} reported as ${did} of ${of} ${way} ${listed(other)}, ${span}.`;
}

const listed = (areas: string): string => areas.split(',').join(', ');
