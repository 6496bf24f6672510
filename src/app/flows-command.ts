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
