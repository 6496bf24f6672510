/** What a Comtrade answer says of a row, by the names three generations of downloads use. */
export interface Dialect {
  readonly name: string;
  readonly needs: readonly (keyof Names)[];
  readonly names: Names;
  /** Whether the revision stands in the file; without it the one in force in the period is taken. */
  readonly revision: boolean;
}

interface Names {
  readonly reporter: string;
  readonly partner: string;
  readonly flow: string;
  readonly hs_rev?: string;
  readonly product: string;
  readonly period: string;
  readonly value: string;
  readonly net_weight: string;
  readonly quantity: string;
  readonly unit: string;
  /** The three breakdowns that stand beside their totals. */
  readonly partner2?: string;
  readonly customs?: string;
  readonly transport: string;
  readonly type?: string;
  /** Flags that a weight or quantity was estimated. */
  readonly estimated: readonly string[];
}

const NEEDED = ['reporter', 'partner', 'flow', 'product', 'period', 'value'] as const;

export const DIALECTS: readonly Dialect[] = [
  {
    name: 'API v1',
    needs: [...NEEDED, 'hs_rev'],
    revision: true,
    names: {
      reporter: 'reporterCode',
      partner: 'partnerCode',
      flow: 'flowCode',
      hs_rev: 'classificationCode',
      product: 'cmdCode',
      period: 'period',
      value: 'primaryValue',
      net_weight: 'netWgt',
      quantity: 'qty',
      unit: 'qtyUnitCode',
      partner2: 'partner2Code',
      customs: 'customsCode',
      transport: 'motCode',
      type: 'typeCode',
      estimated: ['isQtyEstimated', 'isNetWgtEstimated'],
    },
  },
  {
    name: 'older download',
    needs: [...NEEDED, 'hs_rev'],
    revision: true,
    names: {
      reporter: 'Reporter Code',
      partner: 'Partner Code',
      flow: 'Trade Flow Code',
      hs_rev: 'Classification',
      product: 'Commodity Code',
      period: 'Period',
      value: 'Trade Value (US$)',
      net_weight: 'Netweight (kg)',
      quantity: 'Qty',
      unit: 'Qty Unit Code',
      partner2: '2nd Partner Code',
      customs: 'Customs Proc. Code',
      transport: 'Mode of Transport Code',
      estimated: ['Flag'],
    },
  },
  {
    name: 'older API, underscored',
    needs: NEEDED,
    revision: false,
    names: {
      reporter: 'reporter_code',
      partner: 'partner_code',
      flow: 'trade_code',
      product: 'commodity_code',
      period: 'period_desc',
      value: 'trade_value_us',
      net_weight: 'netweight_kg',
      quantity: 'Qty',
      unit: 'QtyUnitCode',
      transport: 'mot_code',
      estimated: ['IsQtyEstimated', 'IsNetWgtEstimated'],
    },
  },
];

/** The dialect whose needed columns all stand in the header, whatever their case; and each name as the file writes it. */
export function recognise(
  header: readonly string[],
): { dialect: Dialect; column: (name: string | undefined) => string | undefined } | undefined {
  const own = new Map(header.map((column) => [column.toLowerCase(), column]));
  const column = (name: string | undefined): string | undefined => own.get(name?.toLowerCase() ?? '');
  const dialect = DIALECTS.find((candidate) =>
    candidate.needs.every((need) => column(candidate.names[need] as string) !== undefined),
  );
  return dialect === undefined ? undefined : { dialect, column };
}
