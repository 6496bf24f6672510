import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { entrepot, tempFolder } from '../helpers.ts';
import { type Served, served } from './served.ts';

const MINUTES = 300_000;
const folder = tempFolder();
let server: Served;

beforeAll(async () => {
  server = await served(inject('bundledLake'), { threads: 1 });
});
afterAll(() => server.close());

async function get(address: string): Promise<{ readonly response: Response; readonly bytes: Buffer }> {
  const response = await server.ask(address);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Sends a file and asks something of it. */
async function sent(address: string, name: string, bytes: Buffer): Promise<Response> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const { upload } = await server.upload(file);
  return server.send(address, { upload });
}

describe('files over the API', () => {
  it(
    'a dossier is the bytes of the command, in every format of its type, with a name',
    async () => {
      const json = await get('/cases/russia-2022/dossier');
      const ran = await entrepot(['dossier', 'russia-2022', '--lake', server.lake]);
      expect([json.response.status, json.bytes.toString()]).toEqual([200, ran.out]);
      const out = path.join(folder, 'case.xlsx');
      await entrepot(['dossier', 'russia-2022', '--format', 'xlsx', '--out', out, '--lake', server.lake]);
      const xlsx = await get('/cases/russia-2022/dossier?format=xlsx');
      expect(xlsx.bytes.equals(readFileSync(out))).toBe(true);
      for (const [format, type, start] of [
        ['html', 'text/html; charset=utf-8', '<!doctype html>'],
        ['pdf', 'application/pdf', '%PDF-'],
      ] as const) {
        const { response, bytes } = await get(`/cases/russia-2022/dossier?format=${format}`);
        expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
        expect(response.headers.get('content-disposition')).toMatch(
          new RegExp(`^attachment; filename="russia-2022-s9-[0-9a-f]+\\.${format}"$`),
        );
        expect(bytes.subarray(0, start.length).toString().toLowerCase()).toBe(start.toLowerCase());
      }
    },
    MINUTES,
  );

  it(
    'a dossier that is sent is verified as the command does, and an archive is opened',
    async () => {
      const dossier = await get('/cases/russia-2022/dossier');
      const told = (await (await sent('/dossiers/verify', 'case.json', dossier.bytes)).json()) as object;
      const file = path.join(folder, 'case.json');
      const ran = await entrepot(['dossier', 'verify', file, '--format', 'json', '--lake', server.lake]);
      expect(told).toEqual(JSON.parse(ran.out));
      expect(told).toMatchObject({ ok: true });
      const archive = await get('/cases/russia-2022/archive');
      const opened = (await (await sent('/cases/open', 'case.zip', archive.bytes)).json()) as object;
      expect(opened).toMatchObject({ case: 'russia-2022', verifiable: true, loaded: 0, already: 9 });
    },
    MINUTES,
  );

  it('what is wrong is a problem', async () => {
    for (const [address, status] of [
      ['/cases/nothing/dossier', 404],
      ['/cases/nothing/archive', 404],
      ['/cases/russia-2022/dossier?format=docx', 400],
      ['/cases/russia-2022/dossier?asOf=s99', 400],
    ] as const)
      expect([address, (await get(address)).response.status]).toEqual([address, status]);
    for (const address of ['/dossiers/verify', '/cases/open'])
      expect((await sent(address, 'no.zip', Buffer.from('PK nothing'))).status).toBe(422);
  });
});
