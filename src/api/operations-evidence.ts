import { z } from '@hono/zod-openapi';
import { ComponentsPage, Weapons } from './contract/answers/components.ts';
import {
  AddedEvidence,
  AddedFootprint,
  EvidenceEvents,
  EvidenceList,
  EvidenceShown,
  EvidenceVerification,
  Footprints,
  RemovedEvidence,
  RemovedFootprint,
} from './contract/answers/evidence.ts';
import { ComponentsParameters, WeaponsParameters } from './contract/parameters/components.ts';
import {
  EvidenceEventsParameters,
  EvidenceItemParameters,
  EvidenceParameters,
  EvidenceSent,
  FootprintSent,
  RemoveEvidenceParameters,
  RemoveFootprintParameters,
} from './contract/parameters/evidence.ts';
import type { Given, Operation } from './operation.ts';

const reads = {
  method: 'get',
  scope: 'read',
  lane: 'quick',
  tag: 'Evidence',
  fresh: true,
  given: (given: Given): Given => given,
} as const;
const writes = { ...reads, method: 'post', scope: 'load' } as const;

/** The evidence register: what ships and what users add, read anew for each question. */
export const EVIDENCE_OPERATIONS: readonly Operation[] = [
  {
    ...reads,
    useCase: 'evidence',
    path: '/evidence',
    summary: 'What is not a trade flow: agreements, sites, statements, assessments, finds, filtered',
    query: EvidenceParameters,
    answer: EvidenceList,
    command: 'entrepot evidence list',
  },
  {
    ...reads,
    useCase: 'evidence-verify',
    path: '/evidence/verify',
    summary: 'Hash the archived copies again: each intact, changed or missing',
    answer: EvidenceVerification,
    command: 'entrepot evidence verify',
  },
  {
    ...reads,
    useCase: 'evidence-events',
    path: '/evidence/events',
    summary: 'The events on the time axis of the series of a finding, a claim or a corridor',
    query: EvidenceEventsParameters,
    answer: EvidenceEvents,
    command: 'entrepot evidence events FINDING',
  },
  {
    ...reads,
    useCase: 'evidence-item',
    path: '/evidence/{evidence}',
    summary: 'One item, with the trade findings that it concerns',
    ofScan: true,
    parameters: z.object({ evidence: EvidenceItemParameters.shape.evidence }),
    query: EvidenceItemParameters.omit({ evidence: true }),
    answer: EvidenceShown,
    command: 'entrepot evidence show ID',
  },
  {
    ...writes,
    useCase: 'evidence-add',
    path: '/evidence',
    summary: 'Add items, or new states of items, with copies of what they are from',
    body: EvidenceSent,
    given: ({ items, copies }, fileOf) => ({
      items,
      copies: (copies as SentCopies | undefined)?.map(({ item, source, upload }) => ({
        item,
        source,
        file: fileOf(upload),
      })),
    }),
    answer: AddedEvidence,
    command: 'entrepot evidence add FILE',
  },
  {
    ...writes,
    useCase: 'evidence-remove',
    path: '/evidence/{evidence}/remove',
    summary: 'Take an item out of the register; its history stays',
    parameters: z.object({ evidence: RemoveEvidenceParameters.shape.evidence }),
    answer: RemovedEvidence,
    command: 'entrepot evidence remove ID',
  },
  {
    ...reads,
    useCase: 'footprints',
    path: '/footprints',
    summary: 'Where images and things lie, as one GeoJSON collection',
    answer: Footprints,
    command: 'entrepot evidence footprints',
  },
  {
    ...writes,
    useCase: 'footprint-add',
    path: '/footprints',
    summary: 'Read GeoJSON or STAC into footprints, and keep the file',
    body: FootprintSent,
    given: ({ upload, id }, fileOf) => ({ id, file: fileOf(upload as string) }),
    answer: AddedFootprint,
    command: 'entrepot evidence footprint FILE',
  },
  {
    ...writes,
    useCase: 'footprint-remove',
    path: '/footprints/{footprint}/remove',
    summary: 'Take a file of footprints out of the register; its history stays',
    parameters: z.object({ footprint: RemoveFootprintParameters.shape.footprint }),
    answer: RemovedFootprint,
    command: 'entrepot evidence remove-footprint ID',
  },
  {
    ...reads,
    useCase: 'components',
    path: '/components',
    summary: 'The parts found in weapons, with the HS codes that they may be of',
    fresh: false,
    query: ComponentsParameters,
    answer: ComponentsPage,
    command: 'entrepot components',
  },
  {
    ...reads,
    useCase: 'weapons',
    path: '/weapons',
    summary: 'From weapons to the goods of their parts and the findings that carry them, or from a code to weapons',
    fresh: false,
    ofScan: true,
    query: WeaponsParameters,
    answer: Weapons,
    command: 'entrepot weapons',
  },
];

type SentCopies = NonNullable<z.output<typeof EvidenceSent>['copies']>;
