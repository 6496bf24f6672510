import { useQuery } from '@tanstack/react-query';
import { getJson } from '../../api/client.ts';
import type { Verification } from '../../api/types.ts';
import { formatCount } from '../../figures/format.ts';
import { Command } from '../../states/copy.tsx';
import { Failure } from '../../states/failure.tsx';
import { formatBytes } from './bytes.ts';

/** Hashes every stored file again and compares it with the ledger, on request. */
export function Verify() {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['verify'],
    queryFn: ({ signal }) => getJson('/lake/verify', {}, signal),
    enabled: false,
    retry: false,
  });
  return (
    <section className="verify" aria-labelledby="verify-title">
      <h2 id="verify-title">Is everything still as it was loaded?</h2>
      <p>
        Each stored file is hashed again <span className="technical">SHA-256</span> and compared with the ledger. On a
        large lake this takes a while.
      </p>
      <button type="button" disabled={isFetching} onClick={() => void refetch()}>
        {isFetching ? 'Checking …' : data === undefined ? 'Verify the lake' : 'Verify again'}
      </button>
      <div aria-live="polite">
        {error !== null && <Failure problem={error} />}
        {data !== undefined && !isFetching && <Verdict of={data} />}
      </div>
    </section>
  );
}

function Verdict({ of }: { readonly of: Verification }) {
  const read = `${formatCount(of.entries)} loads, ${formatCount(of.files)} files, ${formatBytes(of.bytes)} read`;
  if (of.ok && of.unreferenced.length === 0)
    return (
      <p className="verdict good">
        <b>✓ Every file is what the ledger says.</b> {read}.
      </p>
    );
  return (
    <div className={of.ok ? 'verdict good' : 'verdict bad'}>
      <p>
        <b>
          {of.ok
            ? '✓ Every file is what the ledger says.'
            : `✗ ${formatCount(of.differences.length)} ${of.differences.length === 1 ? 'file is' : 'files are'} not what the ledger says.`}
        </b>{' '}
        {read}.
      </p>
      <ul>
        {of.differences.map((difference) => (
          <li key={difference.path}>
            <code>{difference.path}</code> of load {difference.load}: {difference.found}; expected {difference.expected}
            {difference.actual !== null && `, found ${difference.actual}`}
          </li>
        ))}
      </ul>
      {of.unreferenced.length > 0 && (
        <p>
          {formatCount(of.unreferenced.length)} left over from loads that did not end; they are read by nothing:{' '}
          {of.unreferenced.slice(0, 5).join(', ')}
          {of.unreferenced.length > 5 && ' …'}
        </p>
      )}
      {!of.ok && <Command text="entrepot lake verify" />}
    </div>
  );
}
