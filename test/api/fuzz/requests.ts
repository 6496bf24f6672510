import fc from 'fast-check';
import type { Documented, Resolve } from './document.ts';
import { type Known, nasty, nastyJson, valid } from './values.ts';

/** A request that an operation may get, as it is before it becomes bytes. */
export interface Request {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: readonly (readonly [string, unknown])[];
  readonly body: unknown;
}

type Question = Readonly<Record<string, unknown>>;

/** Most fit the document, some in one place do not. Where `questions` are given, two of three start from one of these. */
export function requestsOf(
  operation: Documented,
  known: Known,
  resolve: Resolve,
  questions: readonly Question[] = [],
): fc.Arbitrary<Request> {
  const named = (place: 'path' | 'query') => operation.parameters.filter((one) => one.in === place);
  const part = (place: 'path' | 'query'): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(
      Object.fromEntries(
        named(place).map(({ name, schema, required }) => [
          name,
          required === true
            ? valid(name, schema, known, resolve)
            : fc.option(valid(name, schema, known, resolve), { nil: undefined, freq: 1 }),
        ]),
      ),
    );
  const { body } = operation;
  const free = fc.record({
    path: part('path'),
    query: part('query').map((values) => Object.entries(values).filter(([, value]) => value !== undefined)),
    body: body === null ? fc.constant(undefined) : valid('', body.schema, known, resolve),
  });
  const near = (): fc.Arbitrary<Request> =>
    fc
      .tuple(fc.constantFrom(...questions), free, fc.infiniteStream(fc.nat(99)))
      .map(([question, other, dice]) => nearTo(question, other, dice));
  const fits = questions.length === 0 ? free : fc.oneof(free, near(), near());
  return fc.oneof(
    { arbitrary: fits, weight: 3 },
    { arbitrary: fits.chain((request) => broken(operation, request)), weight: 2 },
  );
}

/** A question with a thing or two of another. */
function nearTo(question: Question, other: Request, dice: Iterator<number>): Request {
  const take = (): boolean => (dice.next().value as number) < 15;
  if (other.body !== undefined) {
    const parts = Object.entries(other.body as Question).filter(take);
    return { ...other, body: { ...question, ...Object.fromEntries(parts) } };
  }
  const parts = other.query.filter(take);
  return { ...other, query: Object.entries({ ...question, ...Object.fromEntries(parts) }) };
}

function broken(operation: Documented, request: Request): fc.Arbitrary<Request> {
  const { query, path, body } = request;
  const paths = Object.keys(path).map((name) =>
    nasty.map((value) => ({ ...request, path: { ...path, [name]: value } })),
  );
  const queries = operation.parameters
    .filter((one) => one.in === 'query')
    .flatMap(({ name }) => {
      const others = query.filter(([known]) => known !== name);
      return [
        nasty.map((value): Request => ({ ...request, query: [...others, [name, value]] })),
        fc.constant<Request>({ ...request, query: others }),
        nasty.map((value): Request => ({ ...request, query: [...query, [name, value]] })),
      ];
    });
  const unknown = fc
    .tuple(fc.constantFrom('x', '__proto__', 'file', 'lake', 'baseUrl', 'Format'), nasty)
    .map(([name, value]): Request => ({ ...request, query: [...query, [name, value]] }));
  return fc.oneof(unknown, ...paths, ...queries, ...bodies(request, body));
}

function bodies(request: Request, body: unknown): fc.Arbitrary<Request>[] {
  if (body === undefined) return [];
  const whole = nastyJson.map((value) => ({ ...request, body: value }));
  if (typeof body !== 'object' || body === null) return [whole];
  const places = placesOf(body);
  if (places.length === 0) return [whole];
  const one = fc.tuple(fc.constantFrom(...places), nastyJson);
  return [
    whole,
    one.map(([place, value]) => ({ ...request, body: replaced(body, place, () => value) })),
    one.map(([place, value]) => ({ ...request, body: replaced(body, place, () => value) })),
    one.map(([place]) => ({ ...request, body: replaced(body, place, () => undefined) })),
    nastyJson.map((value) => ({ ...request, body: { ...body, unknown: value } })),
  ];
}

type Place = readonly (string | number)[];

function placesOf(value: unknown, above: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...above, key], ...placesOf(inner, [...above, key])]);
}

function replaced(value: unknown, [key, ...rest]: Place, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, change);
  return copy;
}

/** Sends it; null where no client could make such an address. */
export function sent(url: string, operation: Documented, request: Request): [string, RequestInit] | null {
  try {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(request.path[name]));
    const query = request.query.flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => `${encoded(name)}=${encoded(one)}`),
    );
    const address = `${url}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`;
    if (operation.body === null) return [address, { method: operation.method }];
    const { type } = operation.body;
    const text = typeof request.body === 'string' ? request.body : (JSON.stringify(request.body) ?? '');
    const body = type === 'application/json' ? (JSON.stringify(request.body) ?? '') : text;
    return [address, { method: operation.method, body, headers: { 'content-type': type, 'x-entrepot': '1' } }];
  } catch (failure) {
    if (failure instanceof URIError) return null;
    throw failure;
  }
}

function encoded(value: unknown): string {
  const text = encodeURIComponent(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  // A path of one or two dots is taken for a folder by every client.
  return /^\.{1,2}$/.test(text) ? text.replaceAll('.', '%2E') : text;
}
