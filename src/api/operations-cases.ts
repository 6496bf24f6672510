import { z } from '@hono/zod-openapi';
import { CaseAnswer, CaseSummary, RemovedCase } from './contract/answers/cases.ts';
import { DossierVerification, OpenedCase } from './contract/answers/dossier.ts';
import { CaseParameters, CaseSent, ItemAdded, ItemMoved, ItemRemoved } from './contract/parameters/cases.ts';
import { FileSent } from './contract/parameters/dossier.ts';
import type { FileOf, Given, Operation } from './operation.ts';

const reads = {
  method: 'get',
  scope: 'read',
  lane: 'quick',
  tag: 'Cases',
  fresh: true,
  given: (given: Given): Given => given,
} as const;
const writes = { ...reads, method: 'post', scope: 'load', answer: CaseAnswer } as const;

const fileGiven = ({ upload }: Given, fileOf: FileOf): Given => ({ file: fileOf(upload as string) });

/** Cases: what ships and what users put together, read anew for each question. */
export const CASE_OPERATIONS: readonly Operation[] = [
  {
    ...reads,
    useCase: 'cases',
    path: '/cases',
    summary: 'The cases: the one that ships, and those in the register',
    answer: z.array(CaseSummary),
    command: 'entrepot case list',
  },
  {
    ...reads,
    useCase: 'case',
    path: '/cases/{case}',
    summary: 'One case with its items in order',
    parameters: CaseParameters,
    answer: CaseAnswer,
    command: 'entrepot case show CASE',
  },
  {
    ...writes,
    useCase: 'case-save',
    path: '/cases',
    summary: 'Make a case, or save one as a whole at the revision that was read',
    ofScan: true,
    body: CaseSent,
    command: 'entrepot case new TITLE',
  },
  {
    ...writes,
    useCase: 'case-add',
    path: '/cases/{case}/items',
    summary: 'Add a finding, a claim, evidence, a question about flows, or a note',
    ofScan: true,
    parameters: CaseParameters,
    body: ItemAdded,
    command: 'entrepot case add CASE ITEM',
  },
  {
    ...writes,
    useCase: 'case-move',
    path: '/cases/{case}/items/move',
    summary: 'Put an item at another place',
    parameters: CaseParameters,
    body: ItemMoved,
    command: 'entrepot case move CASE FROM TO',
  },
  {
    ...writes,
    useCase: 'case-remove-item',
    path: '/cases/{case}/items/remove',
    summary: 'Take an item out of a case',
    parameters: CaseParameters,
    body: ItemRemoved,
    command: 'entrepot case remove CASE PLACE',
  },
  {
    ...writes,
    useCase: 'case-remove',
    path: '/cases/{case}/remove',
    summary: 'Take a case out of the register; its history stays',
    parameters: CaseParameters,
    answer: RemovedCase,
    command: 'entrepot case remove CASE',
  },
  {
    ...writes,
    useCase: 'case-open',
    path: '/cases/open',
    summary: 'Open an archive of a case: its files loaded, its claims, evidence and itself kept',
    lane: 'load',
    body: FileSent,
    given: fileGiven,
    answer: OpenedCase,
    command: 'entrepot case open FILE',
  },
  {
    ...writes,
    useCase: 'dossier-verify',
    path: '/dossiers/verify',
    summary: 'Make a dossier anew and say whether each figure still holds',
    lane: 'slow',
    body: FileSent,
    given: fileGiven,
    answer: DossierVerification,
    command: 'entrepot dossier verify FILE',
  },
];
