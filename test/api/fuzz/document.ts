/** What the fuzz reads of an OpenAPI document. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly example?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Told {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Told>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Documented {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly type: string; readonly schema: Schema } | null;
  /** The content types that the document names for a status. */
  typesOf(status: number): readonly string[];
}

export function operationsOf({ paths }: Document): Documented[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]): Documented => {
      const [type, content] = Object.entries(told.requestBody?.content ?? {})[0] ?? [];
      return {
        id: told.operationId,
        method: method.toUpperCase(),
        path,
        parameters: told.parameters ?? [],
        body: type === undefined || content === undefined ? null : { type, schema: content.schema },
        typesOf: (status) => Object.keys((told.responses[String(status)] ?? told.responses['default'])?.content ?? {}),
      };
    }),
  );
}

export type Resolve = (schema: Schema) => Schema;

export function resolverOf({ components }: Document): Resolve {
  return (schema) => {
    const name = schema.$ref?.split('/').at(-1);
    const found = name === undefined ? undefined : components.schemas[name];
    return found ?? schema;
  };
}

export async function readDocument(url: string): Promise<Document> {
  return (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Document;
}
