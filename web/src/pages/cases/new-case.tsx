import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { postJson } from '../../api/client.ts';
import type { CaseAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { Failure } from '../../states/failure.tsx';

/** Begins a case: a title, what it is about, and the scenario of its findings. */
export function NewCase() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: scenarios = [] } = useApi('/scenarios');
  const [title, setTitle] = useState('');
  const [summary, setSummary] = useState('');
  const [scenario, setScenario] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const made = await postJson<CaseAnswer>('/cases', { body: { title: title.trim(), summary, scenario } });
      await client.invalidateQueries({ queryKey: ['/cases'] });
      await navigate({ to: '/cases/$id', params: { id: made.id } });
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <form className="case-form" aria-labelledby="new-case" onSubmit={(event) => void send(event)}>
      <h2 id="new-case">Begin a case</h2>
      <label>
        Title
        <input required maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label>
        What it is about
        <textarea rows={3} maxLength={8000} value={summary} onChange={(event) => setSummary(event.target.value)} />
      </label>
      {scenarios.length > 1 && (
        <label>
          Scenario of its findings
          <select value={scenario ?? scenarios[0]?.name} onChange={(event) => setScenario(event.target.value)}>
            {scenarios.map(({ name, title: words }) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit">Begin it</button>
      {problem !== null && <Failure problem={problem} />}
    </form>
  );
}
