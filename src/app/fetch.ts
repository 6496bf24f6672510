import { rm } from 'node:fs/promises';
import { load } from '../ingest/load.ts';
import { expandAreas } from '../measure/flows/question.ts';
import { PUBLIC_URL, rowLimit, type Service } from '../sources/comtrade/client.ts';
import { comtrade } from '../sources/comtrade/comtrade.ts';
import { fetchAll, fetchFolder } from '../sources/comtrade/fetch.ts';
import { planCalls, type Wanted } from '../sources/comtrade/plan.ts';
import { areaLabel } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { parseFlow } from '../trade/flow.ts';
import { parseGoods } from '../trade/goods-list.ts';
import { type Product, parentAt } from '../trade/hs.ts';
import { formatPeriod, frequencyOf, parseSpan } from '../trade/period.ts';
import { type Context, withEngine } from './context.ts';
import { type LoadAnswer, loadAnswer } from './load.ts';

export interface FetchParameters {
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly hs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly flow?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly key?: string | undefined;
  /** Only say how many calls it would take. */
  readonly dryRun?: boolean | undefined;
}

export interface FetchAnswer {
  readonly service: {
    readonly url: string;
    readonly endpoint: 'public preview' | 'full, with key';
    readonly rowsPerCall: number;
  };
  readonly planned: number;
  readonly calls: number;
  readonly resumed: number;
  readonly rows: number;
  readonly load: LoadAnswer | null;
  readonly silences: readonly { readonly reporter: string; readonly period: string; readonly state: string }[];
}

/** Asks UN Comtrade for what is named and loads the answers: all of them, once all are there. */
export async function fetchComtrade(context: Context, parameters: FetchParameters): Promise<FetchAnswer> {
  const service: Service = { baseUrl: urlOf(parameters.baseUrl), key: parameters.key };
  const wanted = wantedOf(parameters);
  const about = {
    service: {
      url: service.baseUrl,
      endpoint: service.key === undefined ? ('public preview' as const) : ('full, with key' as const),
      rowsPerCall: rowLimit(service),
    },
    planned: planCalls(wanted, rowLimit(service)).length,
  };
  if (parameters.dryRun === true) return { ...about, calls: 0, resumed: 0, rows: 0, load: null, silences: [] };
  return withEngine(context, async (engine, layout) => {
    const folder = fetchFolder(layout.root, service, wanted);
    const { files, calls, resumed, rows, silences } = await fetchAll(service, wanted, folder, context.effects);
    const result = await load(engine, layout, { format: comtrade, files, options: {}, silences }, context.effects);
    await rm(folder, { recursive: true, force: true });
    return {
      ...about,
      calls,
      resumed,
      rows,
      load: loadAnswer(result),
      silences: silences.map(({ reporter, period, state }) => ({
        reporter: areaLabel(reporter),
        period: formatPeriod(period),
        state,
      })),
    };
  });
}

function urlOf(text: string | undefined): string {
  const url = text ?? PUBLIC_URL;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new EntrepotError('usage', `${JSON.stringify(url)} is no address of a service; expected http(s)://...`);
}

function wantedOf(parameters: FetchParameters): Wanted {
  const span = parseSpan(parameters.from, parameters.to);
  return {
    reporters: expandAreas(parameters.reporter, span),
    partners: expandAreas(parameters.partner, span),
    products: withoutLines(parseGoods(parameters.hs).products),
    flow: parseFlow(parameters.flow ?? 'export'),
    span,
    frequency: frequencyOf(span.from),
  };
}

/** National lines stand for their subheading: the service has nothing finer. */
function withoutLines(products: readonly Product[]): Product[] {
  const six = products.map((product) => (product.level === 8 ? parentAt(product, 6) : product));
  return [...new Map(six.map((product) => [`${product.level} ${product.code}`, product])).values()];
}
