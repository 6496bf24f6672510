import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../../../api/client.ts';
import type { MappingSuggestion, PreviewAnswer } from '../../../api/types.ts';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import { ChosenFiles, DropZone } from './files.tsx';
import { FormatChoice } from './format-choice.tsx';
import { Found } from './found.tsx';
import { LoadForm } from './load-form.tsx';
import { Loaded } from './loaded.tsx';
import { type Draft, draftOf, mappingOf } from './mapping.ts';
import { MappingEditor } from './mapping-editor.tsx';
import type { Reading } from './reading.ts';
import { Samples } from './samples.tsx';
import { useLoad } from './use-load.ts';
import { useUploads } from './use-uploads.ts';

const UNREAD: Reading = { options: {} };

/** Send files, look at what they are, then load them: all of it, or nothing. */
export function LoadFiles() {
  const files = useUploads();
  const load = useLoad();
  const [reading, setReading] = useState<Reading>(UNREAD);
  const [suggested, setSuggested] = useState<{ of: MappingSuggestion; draft: Draft } | null>(null);
  const preview = usePreview(files.uploads, reading);
  const answer = files.uploads.length === 0 ? undefined : preview.data;
  const suggestion = answer?.mapping ?? null;
  // A suggestion comes once, with the first look; what is made of it stays until other files are chosen.
  if (suggestion !== null && suggestion !== suggested?.of)
    setSuggested({ of: suggestion, draft: suggested?.draft ?? draftOf(suggestion) });

  const again = (): void => {
    files.clear();
    setReading(UNREAD);
    setSuggested(null);
    load.reset();
  };
  if (load.state.step === 'loaded') return <Loaded answer={load.state.answer} again={again} />;

  const format = reading.format ?? answer?.format ?? null;
  const mapped = format === 'csv' || (reading.format === undefined && suggested !== null && answer?.format == null);
  return (
    <div className="load-steps">
      <DropZone
        add={(chosen) => {
          if (files.sendings.length === 0) setSuggested(null);
          files.add(chosen);
        }}
        more={files.sendings.length > 0}
      />
      {files.sendings.length > 0 && <ChosenFiles sendings={files.sendings} remove={files.remove} />}
      {preview.error !== null && files.uploads.length > 0 && (
        <Failure problem={preview.error} retry={() => void preview.refetch()} />
      )}
      {files.uploads.length > 0 && answer === undefined && preview.error === null && (
        <Loading what="Looking at the files: what they are and which formats fit" lines={6} />
      )}
      {answer !== undefined && (
        <div className={preview.isFetching ? 'stale' : undefined} aria-busy={preview.isFetching}>
          <Samples files={answer.files} />
          <FormatChoice answer={answer} reading={reading} change={setReading} />
          {mapped && suggested !== null && (
            <MappingEditor
              answer={answer}
              suggestion={suggested.of}
              draft={suggested.draft}
              change={(draft) => setSuggested({ ...suggested, draft })}
              check={() => setReading({ ...reading, format: 'csv', mapping: mappingOf(suggested.draft) })}
            />
          )}
          <Found answer={answer} waiting={mapped && reading.mapping === undefined} />
          {answer.rows !== null && format !== null && (
            <LoadForm
              answer={answer}
              format={format}
              reading={reading}
              names={files.sendings.map(({ name }) => name)}
              state={load.state}
              start={(extra) => load.start({ ...reading, ...extra, format, uploads: files.uploads })}
              cancel={load.cancel}
            />
          )}
        </div>
      )}
    </div>
  );
}

function usePreview(uploads: readonly string[], reading: Reading) {
  return useQuery({
    queryKey: ['preview', uploads, reading],
    queryFn: ({ signal }) => postJson<PreviewAnswer>('/loads/preview', { body: { ...reading, uploads }, signal }),
    enabled: uploads.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
