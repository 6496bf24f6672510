import { z } from 'zod';
import type * as added from '../../../app/evidence/add.ts';
import type * as events from '../../../app/evidence/events.ts';
import type * as app from '../../../app/evidence/evidence.ts';
import type * as put from '../../../app/evidence/footprint-add.ts';
import type * as taken from '../../../app/evidence/footprint-remove.ts';
import type * as geo from '../../../app/evidence/footprints.ts';
import type * as shown from '../../../app/evidence/item.ts';
import type * as removed from '../../../app/evidence/remove.ts';
import type * as verified from '../../../app/evidence/verify.ts';
import { orNull, schemaOf } from '../tie.ts';
import { Goods, Kind } from './findings.ts';
import { area, code, count, probability, texts } from './shared.ts';

export type EvidenceItem = shown.EvidenceShown['item'];
export type EvidenceKind = EvidenceItem['kind'];
export type EvidenceStatus = EvidenceItem['status'];
export type EvidenceMatch = shown.ConcernedFinding['match'];
export type ListedEvidence = app.ListedEvidence;
export type EvidenceList = app.EvidenceList;
export type EvidenceShown = shown.EvidenceShown;
export type EvidenceEvent = events.EvidenceEvent;
export type EvidenceEvents = events.EvidenceEvents;
export type AddedEvidence = added.AddedEvidence;
export type RemovedEvidence = removed.RemovedEvidence;
export type EvidenceVerification = verified.EvidenceVerification;
export type Footprints = geo.Footprints;
export type AddedFootprint = put.AddedFootprint;
export type RemovedFootprint = taken.RemovedFootprint;
export type Footprint = Footprints['features'][number];

const date = z.string().meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD', example: '2022-09' });
const moment = z.string().describe('ISO 8601, UTC');

const KINDS = [
  'cooperation',
  'site',
  'official-statement',
  'intelligence-assessment',
  'forensic',
  'product-report',
  'diversion-report',
] as const;

export const EvidenceKind = schemaOf<EvidenceKind>()(
  z.enum(KINDS).meta({ id: 'EvidenceKind', description: 'What an item of evidence is.' }),
);

export const EvidenceStatus = schemaOf<EvidenceStatus>()(
  z
    .enum(['alleged', 'reported', 'assessed', 'on the record', 'disputed'])
    .meta({ id: 'EvidenceStatus', description: 'How far those who published it establish an item.' }),
);

export const EvidenceCopy = schemaOf<AddedEvidence['saved'][number]['copies'][number]>()(
  z
    .strictObject({ sha256: z.string(), bytes: count, name: z.string(), added: moment })
    .meta({ id: 'EvidenceCopy', description: 'A file or page that was put away, under the hash of its bytes.' }),
);

const EvidenceSource = z
  .strictObject({ name: z.string(), date: date.nullable(), link: z.string().nullable(), copy: orNull(EvidenceCopy) })
  .meta({ id: 'EvidenceSource', description: 'Who says so, where, and the copy that was kept.' });

const EvidenceSite = z
  .strictObject({
    name: z.string(),
    country: area,
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    note: z.string().nullable(),
  })
  .meta({ id: 'EvidenceSite', description: 'A place, in degrees (WGS 84).' });

const EvidenceLinks = z
  .strictObject({
    goods: z.array(code).describe('HS codes; a code covers those under it'),
    countries: z.array(area),
    parties: texts,
    findings: texts.describe('ids of findings'),
    claims: texts.describe('ids of claims'),
  })
  .meta({ id: 'EvidenceLinks', description: 'What an item is about beside what it says.' });

const item = {
  id: z.string(),
  kind: EvidenceKind,
  title: z.string(),
  statement: z.string(),
  channel: z.string().nullable().describe('in which field: drones, banks, satellite navigation'),
  date,
  until: date.nullable(),
  from: area.nullable(),
  via: z.array(area),
  to: area.nullable(),
  parties: texts,
  sites: z.array(EvidenceSite),
  sources: z.array(EvidenceSource),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).describe('of the source, by the Admiralty scale'),
  credibility: z.enum(['1', '2', '3', '4', '5', '6']).describe('of what it says, by the Admiralty scale'),
  status: EvidenceStatus,
  links: EvidenceLinks,
  footprints: texts.describe('ids of files of footprints'),
  origin: z.enum(['bundled', 'register']),
  revision: z.number().int().positive().nullable().describe('null where it ships'),
};

export const EvidenceItem = schemaOf<EvidenceItem>()(
  z.strictObject(item).meta({
    id: 'EvidenceItem',
    description: 'Something that is not a trade flow: who said what, when, and how far it may be relied on.',
  }),
);

export const EvidenceMatch = schemaOf<EvidenceMatch>()(
  z
    .strictObject({
      link: z
        .enum(['named', 'goods', 'corridor', 'destination'])
        .describe(
          'named: it names the finding or the claim; goods: the same goods and a country of the corridor; corridor: the same destination and its exporter or intermediary; destination: the same destination, and no goods are named',
        ),
      why: z.string().describe('in a sentence, with what is shared and what differs'),
    })
    .meta({ id: 'EvidenceMatch', description: 'How an item concerns a finding, a claim or a corridor.' }),
);

const facet = z.array(z.strictObject({ value: z.string(), count }));

export const EvidenceList = schemaOf<EvidenceList>()(
  z
    .strictObject({
      total: count.describe('how many items the register has'),
      facets: z
        .strictObject({ kind: facet, status: facet, country: facet })
        .describe('how many items each choice of a filter would give, under the other filters'),
      items: z.array(
        z
          .strictObject({ ...item, match: orNull(EvidenceMatch).describe('null where no finding was asked for') })
          .meta({ id: 'ListedEvidence', description: 'An item, with how it concerns the finding asked for.' }),
      ),
    })
    .meta({ id: 'EvidenceList', description: 'The evidence register, filtered: by date, or the closest first.' }),
);

export const EvidenceShown = schemaOf<EvidenceShown>()(
  z
    .strictObject({
      item: EvidenceItem,
      words: z
        .strictObject({ kind: z.string(), reliability: z.string(), credibility: z.string(), status: z.string() })
        .describe('what its kind, grades and status mean'),
      findings: z.strictObject({
        scenario: z.string(),
        snapshot: z.string().nullable(),
        total: count.nullable().describe('how many candidates it concerns; null where there is no scan'),
        why: z.string().nullable().describe('why there is no scan'),
        items: z
          .array(
            z
              .strictObject({
                id: z.string(),
                kind: Kind,
                exporter: area,
                intermediary: area.nullable(),
                destination: area,
                goods: Goods,
                supported: z.boolean(),
                q: probability('the rate of false discoveries').nullable().describe('null where not calibrated'),
                match: EvidenceMatch,
              })
              .meta({ id: 'ConcernedFinding', description: 'A candidate of a scan that an item concerns.' }),
          )
          .describe('by rank, at most 20'),
      }),
    })
    .meta({ id: 'EvidenceShown', description: 'One item with the trade findings that it concerns.' }),
);

export const EvidenceEvents = schemaOf<EvidenceEvents>()(
  z
    .strictObject({
      finding: z.string().nullable(),
      claim: z.string().nullable(),
      corridors: z
        .array(
          z.strictObject({
            exporter: z.array(z.string()),
            via: z.array(z.string()),
            destination: z.array(z.string()),
            goods: z.array(z.string()).describe('as they were asked for: codes, names of goods lists or TOTAL'),
          }),
        )
        .describe('what items were held against: each way where a claim counts both'),
      scenario: z.string(),
      events: z
        .array(
          z
            .strictObject({
              id: z.string(),
              date,
              until: date.nullable(),
              period: z.string().describe('where it stands on the axis: YYYY-MM, or YYYY where no more is known'),
              title: z.string(),
              kind: z.enum([...KINDS, 'scenario', 'reform']),
              status: orNull(EvidenceStatus).describe('null for what the scenario says'),
              link: z.enum(['named', 'goods', 'corridor', 'destination', 'scenario']),
              why: z.string(),
            })
            .meta({ id: 'EvidenceEvent', description: 'Something that happened, on the time axis of a series.' }),
        )
        .describe("the scenario's event first, then its reforms, then items by date"),
    })
    .meta({
      id: 'EvidenceEvents',
      description: 'The events on the time axis of the series of a finding, a claim or a corridor.',
    }),
);

export const AddedEvidence = schemaOf<AddedEvidence>()(
  z
    .strictObject({
      saved: z.array(
        z.strictObject({
          id: z.string(),
          revision: z.number().int().positive(),
          replaces: z.boolean().describe('it stands in the place of an item that ships'),
          copies: z.array(EvidenceCopy),
        }),
      ),
    })
    .meta({ id: 'AddedEvidence', description: 'What was added to the register.' }),
);

export const RemovedEvidence = schemaOf<RemovedEvidence>()(
  z
    .strictObject({
      id: z.string(),
      revision: z.number().int().positive(),
      restored: z.boolean().describe('the item that ships stands there again'),
    })
    .meta({ id: 'RemovedEvidence', description: 'What was taken out of the register; its history stays.' }),
);

export const EvidenceVerification = schemaOf<EvidenceVerification>()(
  z
    .strictObject({
      ok: z.boolean(),
      counts: z.strictObject({ intact: count, changed: count, missing: count }),
      copies: z.array(
        z.strictObject({
          of: z.enum(['evidence', 'footprint']),
          id: z.string(),
          source: z.string().nullable().describe('of which source of an item; null for a file of footprints'),
          name: z.string(),
          sha256: z.string(),
          state: z.enum(['intact', 'changed', 'missing']),
        }),
      ),
    })
    .meta({ id: 'EvidenceVerification', description: 'Whether each archived copy is still what was put away.' }),
);

/** Longitude and latitude. */
const position = z.tuple([z.number(), z.number()]);
const Geometry = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Point'), coordinates: position }),
    z.strictObject({ type: z.literal('MultiPoint'), coordinates: z.array(position) }),
    z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
    z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
  ])
  .meta({ id: 'FootprintGeometry', description: 'Points or areas by RFC 7946: longitude and latitude, WGS 84.' });

export const Footprints = schemaOf<Footprints>()(
  z
    .strictObject({
      type: z.literal('FeatureCollection'),
      features: z.array(
        z
          .strictObject({
            type: z.literal('Feature'),
            id: z.string(),
            geometry: Geometry,
            bbox: z
              .tuple([z.number(), z.number(), z.number(), z.number()])
              .describe('west, south, east, north; west is the larger across the antimeridian'),
            properties: z.strictObject({
              name: z.string(),
              kind: z.enum(['stac-item', 'stac-collection', 'geojson']),
              datetime: z.string().nullable(),
              until: z.string().nullable(),
              source: z.string().describe('the file'),
              assets: z
                .array(z.strictObject({ name: z.string(), href: z.string(), type: z.string().nullable() }))
                .describe('what the file points to; never fetched'),
            }),
            file: z.string().describe('id of the file in the register'),
            items: texts.describe('evidence that names the file'),
          })
          .meta({ id: 'Footprint', description: 'Where an image or a thing lies: a feature by RFC 7946.' }),
      ),
    })
    .meta({ id: 'Footprints', description: 'The footprints of the register as one GeoJSON collection.' }),
);

const FootprintKind = z.enum(['stac-item', 'stac-collection', 'geojson']);

export const AddedFootprint = schemaOf<AddedFootprint>()(
  z
    .strictObject({
      id: z.string().describe('of the file in the register'),
      revision: z.number().int().positive(),
      name: z.string(),
      sha256: z.string(),
      bytes: count,
      features: z.array(z.strictObject({ id: z.string(), name: z.string(), kind: FootprintKind })),
    })
    .meta({ id: 'AddedFootprint', description: 'What a file of footprints showed; the file is kept under its hash.' }),
);

export const RemovedFootprint = schemaOf<RemovedFootprint>()(
  z
    .strictObject({ id: z.string(), revision: z.number().int().positive() })
    .meta({ id: 'RemovedFootprint', description: 'A file of footprints that was taken out of the register.' }),
);
