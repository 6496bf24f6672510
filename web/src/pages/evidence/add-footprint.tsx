import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { postJson } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { AddedFootprint, Footprint } from '../../api/types.ts';
import { Chart } from '../../charts/chart.tsx';
import { PlaceMap } from '../../charts/place-map.tsx';
import { counted, sentenceCase, several } from '../../figures/words.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Failure } from '../../states/failure.tsx';
import { upload } from '../data/load/upload.ts';
import { type OpenedFile, openFootprints } from './footprint-file.ts';
import { useEvidence } from './use-evidence.ts';

const NOTHING: ReadonlySet<string> = new Set();
const MOST_BYTES = 20_000_000;

interface Opened extends OpenedFile {
  readonly file: File;
}

/** Opens a file of the reader's, shows where it lies, and keeps it where that is wanted. */
export function AddFootprint({ kept }: { readonly kept: readonly Footprint[] }) {
  const { search, change, choose } = useEvidence();
  const client = useQueryClient();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [lit, setLit] = useState<string | null>(null);
  const keeping = useMutation({
    mutationFn: async (file: File) => {
      const { upload: id } = await upload(file, () => undefined, new AbortController().signal);
      return postJson<AddedFootprint>('/footprints', { body: { upload: id } });
    },
    onSuccess: async ({ id, features }) => {
      await client.invalidateQueries({ queryKey: ['/footprints'] });
      choose({
        add: undefined,
        footprint: features[0] === undefined ? undefined : `${id}/${features[0].id}`,
      });
    },
  });
  const open = async (file: File | undefined): Promise<void> => {
    keeping.reset();
    if (file === undefined) return setOpened(null);
    const read =
      file.size > MOST_BYTES
        ? { outlines: [], problems: [{ file: file.name, expected: 'a file of at most 20 MB' }] }
        : openFootprints(await file.text(), file.name);
    setLit(null);
    setOpened({ file, ...read });
  };
  const { add: _, ...back } = search;
  const nameOf = (key: string): string => opened?.outlines.find((one) => one.key === key)?.name ?? key;
  const shown = opened?.outlines ?? [];
  return (
    <>
      <PageHead
        tab="Open a footprint"
        kicker={
          <Link to="/evidence" search={back}>
            ← All evidence
          </Link>
        }
        title="Open a footprint"
        lead="Where an image or a thing lies: a GeoJSON file, or a STAC item or collection. It is looked at here first; what it points to is never fetched."
      />
      <label className="evidence-open">
        <span>File</span>
        <input
          type="file"
          accept=".json,.geojson,application/geo+json,application/json"
          onChange={(event) => void open(event.target.files?.[0])}
        />
      </label>
      {opened !== null && opened.problems.length > 0 && (
        <Failure
          problem={
            new ApiProblem(
              {
                title: 'This is no footprint',
                detail: `${opened.file.name}: expected ${opened.problems[0]?.expected ?? 'GeoJSON or STAC'}`,
                code: 'input-format',
                problems: opened.problems,
              },
              422,
            )
          }
        />
      )}
      {opened !== null && shown.length > 0 && (
        <>
          <Chart
            title={`${sentenceCase(counted(shown.length))} outline${shown.length === 1 ? '' : 's'}: ${several(shown.map(({ name }) => name))}`}
            subtitle="Not kept yet."
            source={opened.file.name}
            table={{
              columns: [
                { key: 'name', label: 'name' },
                { key: 'kind', label: 'geometry' },
              ],
              rows: shown.map(({ name, geometry }) => ({ name, kind: geometry.type })),
            }}
          >
            {(width) => (
              <PlaceMap
                width={width}
                places={[]}
                countries={[]}
                arcs={[]}
                outlines={shown}
                chosen={lit === null ? NOTHING : new Set([lit])}
                saidOf={(key) => `Outline ${nameOf(key)}`}
                resting="Point at an outline, or go over them with the arrow keys."
                onChoose={setLit}
              />
            )}
          </Chart>
          {keeping.error !== null && <Failure problem={keeping.error} />}
          <p className="evidence-buttons">
            <button
              type="button"
              className="main"
              disabled={keeping.isPending}
              onClick={() => keeping.mutate(opened.file)}
            >
              {keeping.isPending ? 'Keeping …' : 'Keep it in the register'}
            </button>
            <button type="button" onClick={() => change({ add: undefined })}>
              Cancel
            </button>
          </p>
        </>
      )}
      {kept.length > 0 && (
        <p className="faint">
          In the register already: {several([...new Set(kept.map(({ properties }) => properties.source))], 6)}.
        </p>
      )}
    </>
  );
}
