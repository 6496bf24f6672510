export interface FlowsParameters {
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly hs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly baseFrom?: string | undefined;
  readonly baseTo?: string | undefined;
  readonly flow?: string | undefined;
  readonly by?: string | undefined;
  readonly revision?: string | undefined;
  readonly currency?: string | undefined;
  readonly source?: string | undefined;
  readonly mirror?: boolean | undefined;
  readonly asOf?: string | undefined;
}

/** The command line that gives the same answer. */
export function flowsCommand(parameters: Omit<FlowsParameters, 'asOf'>): string {
  const options: readonly (readonly [string, string | undefined])[] = [
    ['reporter', parameters.reporter.join(',')],
    ['partner', parameters.partner.join(',')],
    ['hs', parameters.hs.join(',')],
    ['from', parameters.from],
    ['to', parameters.to],
    ['base-from', parameters.baseFrom],
    ['base-to', parameters.baseTo],
    ['flow', parameters.flow === 'export' ? undefined : parameters.flow],
    ['by', parameters.by === 'period' ? undefined : parameters.by],
    ['revision', parameters.revision],
    ['currency', parameters.currency],
    ['source', parameters.source],
  ];
  const words = options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${value}`]));
  return ['entrepot flows', ...words, ...(parameters.mirror === true ? ['--mirror'] : [])].join(' ');
}

/** The parameters in such a command line; null where it is another command. */
export function parseFlowsCommand(command: string): FlowsParameters | null {
  const [program, verb, ...words] = command.trim().split(/\s+/);
  if (program !== 'entrepot' || verb !== 'flows') return null;
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const name = words[at]?.replace(/^--/, '') ?? '';
    options.set(name, name === 'mirror' ? 'yes' : (words[(at += 1)] ?? ''));
  }
  const list = (name: string): string[] => options.get(name)?.split(',') ?? [];
  const optional = (name: string, field: string) => (options.has(name) ? { [field]: options.get(name) } : {});
  return {
    reporter: list('reporter'),
    partner: list('partner'),
    hs: list('hs'),
    from: options.get('from') ?? '',
    to: options.get('to') ?? '',
    ...optional('base-from', 'baseFrom'),
    ...optional('base-to', 'baseTo'),
    ...optional('flow', 'flow'),
    ...optional('by', 'by'),
    ...optional('revision', 'revision'),
    ...optional('currency', 'currency'),
    ...optional('source', 'source'),
    ...(options.has('mirror') ? { mirror: true } : {}),
  };
}
