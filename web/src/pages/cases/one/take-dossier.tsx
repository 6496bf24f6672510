import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getFile, post } from '../../../api/client.ts';
import type { CaseAnswer } from '../../../api/types.ts';
import { save } from '../../../export/save.ts';
import { Command } from '../../../states/copy.tsx';
import { Failure } from '../../../states/failure.tsx';

const FORMATS = [
  ['pdf', 'PDF'],
  ['html', 'HTML'],
  ['xlsx', 'XLSX'],
  ['json', 'JSON'],
] as const;

/** The case as a document in each format, and as an archive that opens elsewhere. */
export function TakeDossier({ answer: { id, origin } }: { readonly answer: CaseAnswer }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [making, setMaking] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const doing = async (what: string, work: () => Promise<void>): Promise<void> => {
    setMaking(what);
    setProblem(null);
    await work().catch(setProblem);
    setMaking(null);
  };
  const take = (what: string, path: string, format?: string): Promise<void> =>
    doing(what, async () => {
      const { name, content } = await getFile(path, { case: id, format });
      save(name ?? `${id}.${format ?? 'zip'}`, content);
    });
  const remove = (): Promise<void> =>
    doing('removal', async () => {
      await post('/cases/{case}/remove', { params: { case: id } });
      await navigate({ to: '/cases' });
      await client.invalidateQueries();
    });
  return (
    <>
      <p className="part-note">
        One document: each item with its figures, and each figure with its question, rows, files and licence; an
        appendix says how it was made, what is covered and what could not be assessed. The same case and data give the
        same JSON, byte for byte, and{' '}
        <Link to="/cases" search={{ show: 'verify' }}>
          anyone can verify it
        </Link>
        .
      </p>
      <div className="take-buttons">
        {FORMATS.map(([format, label]) => (
          <button
            key={format}
            type="button"
            disabled={making !== null}
            onClick={() => void take(`the dossier as ${label}`, '/cases/{case}/dossier', format)}
          >
            {label}
          </button>
        ))}
        <button
          type="button"
          disabled={making !== null}
          onClick={() => void take('the archive', '/cases/{case}/archive')}
        >
          Archive with its sources
        </button>
        {origin === 'register' && (
          <button type="button" disabled={making !== null} onClick={() => void remove()}>
            Take the case out of the register
          </button>
        )}
      </div>
      <p role="status">{making !== null && making !== 'removal' && `Making ${making} …`}</p>
      {problem !== null && <Failure problem={problem} />}
      <Command text={`entrepot dossier ${id} --format pdf --out ${id}.pdf`} />
    </>
  );
}
