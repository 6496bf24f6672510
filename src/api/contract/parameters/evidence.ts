import { z } from 'zod';
import type { EvidenceEventsParameters as Events } from '../../../app/evidence/events.ts';
import type { EvidenceParameters as App } from '../../../app/evidence/evidence.ts';
import type { RemoveFootprintParameters as Taken } from '../../../app/evidence/footprint-remove.ts';
import type { EvidenceItemParameters as Item } from '../../../app/evidence/item.ts';
import type { RemoveEvidenceParameters as Remove } from '../../../app/evidence/remove.ts';
import { EvidenceKind, EvidenceStatus } from '../answers/evidence.ts';
import { parametersOf } from '../tie.ts';
import { claimId } from './claims.ts';
import { areas, asOf, findingId, flow, goods, goodsCode, list, period, printable, scenarioName } from './words.ts';

export const evidenceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
  .meta({ description: 'id of an item of evidence', example: 'satnav-stations-2022' });

export const EvidenceParameters = parametersOf<App>()(
  z.strictObject({
    kind: list(EvidenceKind)
      .optional()
      .meta({ description: 'kinds', example: ['cooperation'] }),
    status: list(EvidenceStatus)
      .optional()
      .meta({ description: 'statuses', example: ['reported'] }),
    country: areas('areas that an item names', ['CHN']).optional(),
    goods: goodsCode.optional(),
    from: period('no item that is over before this', '2022-01').optional(),
    to: period('no item that begins after this', '2024-12').optional(),
    finding: findingId.optional().meta({
      description: 'whole id of a finding: items that concern it, the closest first',
      example: 'displacement:EU27:KGZ:RUS:854239',
    }),
  }),
);

export const EvidenceItemParameters = parametersOf<Omit<Item, 'file'>>()(
  z.strictObject({ evidence: evidenceId, scenario: scenarioName.optional(), asOf: asOf.optional() }),
);

export const EvidenceEventsParameters = parametersOf<Omit<Events, 'file'>>()(
  z.strictObject({
    finding: findingId.optional().meta({
      description: 'whole id of a finding: one of this, a claim, and a corridor by reporter, partner and hs',
      example: 'displacement:EU27:KGZ:RUS:854239',
    }),
    claim: claimId.optional(),
    reporter: areas('of a corridor, as for flows: whose reports', ['CHN']).optional(),
    partner: areas('of a corridor: the other side', ['RUS']).optional(),
    hs: goods.optional(),
    flow: flow.optional(),
    via: areas('of a corridor: intermediaries', ['KGZ']).optional(),
    scenario: scenarioName.optional(),
  }),
);

export const RemoveEvidenceParameters = parametersOf<Remove>()(z.strictObject({ evidence: evidenceId }));

const text = (most: number) => z.string().min(1).max(most);
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD', example: '2022-09' });
const words = text(300);
const many = <S extends z.ZodType>(item: S) => z.array(item).max(100).optional();
const areaWord = printable(80).meta({ description: 'an ISO code, a name or a group', example: 'CHN' });

const SentItem = z
  .strictObject({
    id: evidenceId,
    kind: EvidenceKind,
    title: words.optional().describe('the first words of the statement where it is not given'),
    statement: text(4_000),
    channel: words.nullable().optional(),
    date,
    until: date.nullable().optional(),
    from: areaWord.nullable().optional(),
    via: many(areaWord),
    to: areaWord.nullable().optional(),
    parties: many(words),
    sites: many(
      z.strictObject({
        name: words,
        country: areaWord,
        lat: z.number().min(-90).max(90),
        lon: z.number().min(-180).max(180),
        note: words.nullable().optional(),
      }),
    ),
    sources: z
      .array(z.strictObject({ name: words, date: date.nullable().optional(), link: text(2_000).nullable().optional() }))
      .min(1)
      .max(100),
    reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).optional().describe('F where it is not given'),
    credibility: z.enum(['1', '2', '3', '4', '5', '6']).optional().describe('6 where it is not given'),
    status: EvidenceStatus,
    links: z
      .strictObject({
        goods: many(z.string().max(20)),
        countries: many(areaWord),
        parties: many(words),
        findings: many(words),
        claims: many(evidenceId),
      })
      .optional(),
    footprints: many(evidenceId),
  })
  .meta({ id: 'EvidenceSent', description: 'An item of evidence as it is written down.' });

export const EvidenceSent = z.strictObject({
  items: z.array(SentItem).min(1).max(1_000),
  copies: z
    .array(
      z.strictObject({
        item: evidenceId,
        source: z.number().int().min(1).max(100).default(1).describe('which of its sources, from 1'),
        upload: z.uuid().describe('an upload, kept as it is under its SHA-256'),
      }),
    )
    .max(100)
    .optional(),
});

const fileId = evidenceId.meta({ description: 'id of a file of footprints', example: 'stations' });

export const FootprintSent = z.strictObject({
  upload: z.uuid().describe('an upload of GeoJSON or STAC'),
  id: fileId.optional().describe('made of the name of the file where it is not given'),
});

export const RemoveFootprintParameters = parametersOf<Taken>()(z.strictObject({ footprint: fileId }));
