import type { InputProblem } from '../api/types.ts';
import { Scroll } from '../layout/scroll.tsx';

const MOST = 100;

/** What is wrong with an input, place by place, as the command line prints it. */
export function ProblemTable({ problems }: { readonly problems: readonly InputProblem[] }) {
  return (
    <Scroll label="What is wrong with the input">
      <table className="problems">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="figure">
              Line
            </th>
            <th scope="col">Column</th>
            <th scope="col">Found</th>
            <th scope="col">Expected</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST).map((problem, row) => (
            <tr key={row}>
              <td className="problem-file">{problem.file}</td>
              <td className="figure" data-label="line">
                {problem.line ?? ''}
              </td>
              <td data-label="column">{problem.column ?? ''}</td>
              <td data-label="found">{problem.value === undefined ? '' : <code>{problem.value ?? 'nothing'}</code>}</td>
              <td data-label="expected">{problem.expected}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > MOST && <p>and {problems.length - MOST} more.</p>}
    </Scroll>
  );
}
