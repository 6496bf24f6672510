import type { CheckedClaim, CheckedStatement } from '../app/claims/check.ts';
import type { ClaimAnswer, ClaimsAnswer } from '../app/claims/claims.ts';
import { type Record_, table } from './output.ts';

/** Each claim with its verdict and why. */
export function claimsView({ claims, counts, snapshot, inconsistencies }: ClaimsAnswer): string {
  const summary = Object.entries(counts)
    .map(([verdict, n]) => `${n} ${words(verdict, null)}`)
    .join(', ');
  return [
    ...claims.map((one) => [heading(one), `  ${one.claim.text}`, `  ${one.why}`, ...fetches(one), ''].join('\n')),
    ...inconsistenciesView(inconsistencies),
    `${claims.length} claims: ${summary}. Snapshot ${snapshot}.`,
    '',
  ].join('\n');
}

function inconsistenciesView(found: ClaimsAnswer['inconsistencies']): readonly string[] {
  if (found.length === 0) return [];
  const lines = found.map(({ severity, why, claims }) => `  ${severity}: ${why} (${claims.join(', ')})`);
  return ['HELD AGAINST EACH OTHER', ...lines, ''];
}

/** The commands that would settle what cannot be tested. */
function fetches({ statements }: CheckedClaim): readonly string[] {
  const all = statements.flatMap(({ missing }) => missing.flatMap(({ fetch }) => fetch ?? []));
  return [...new Set(all)].map((command) => `  to get it: ${command}`);
}

/** One claim with every reading of every figure. */
export function claimView(answer: ClaimAnswer): string {
  const { claim, why, statements, snapshot } = answer;
  const goods = claim.goods.map(({ code, text }) => `${code} ${text}`).join('; ');
  const base = claim.base === null ? '' : `, against ${claim.base.join(' to ')}`;
  return [
    heading(answer),
    claim.text,
    `${claim.publisher ?? 'no publisher named'}${claim.published === null ? '' : `, ${claim.published}`}${claim.link === null ? '' : `, ${claim.link}`}`,
    `${claim.exporter.join(', ')} to ${claim.importer.join(', ')}, ${goods}, ${claim.window.join(' to ')}${base}`,
    why,
    ...statements.map(statementView),
    '',
    ...inconsistenciesView(answer.inconsistencies),
    `Snapshot ${snapshot}.`,
    '',
  ].join('\n');
}

function statementView({ said, tolerance, readings, missing }: CheckedStatement): string {
  const computed = readings.filter(({ figure }) => figure !== null);
  const silent = readings.filter(({ figure }) => figure === null);
  return [
    `\nStated: ${said}. ${tolerance.why}.`,
    ...(computed.length === 0
      ? []
      : [
          table(computed as unknown as readonly Record_[], [
            { title: 'reading', text: ({ label }) => String(label) },
            {
              title: 'figure',
              align: 'right',
              text: ({ said: figure }) => String(figure),
            },
            { title: 'agrees', text: ({ holds }) => (holds === null ? '-' : holds === true ? 'yes' : 'no') },
          ]),
        ]),
    ...(computed[0]?.queries.map((query) => `Rows behind it, ${computed[0]?.label}: ${query}`) ?? []),
    ...silent.map(({ label, why }) => `Not computed, ${label}: ${why}.`),
    ...missing.map(({ what, fetch }) => `Missing: ${what}${fetch === null ? '' : `\n  ${fetch}`}`),
  ].join('\n');
}

function heading({ claim, verdict, under }: CheckedClaim): string {
  return `${words(verdict, under).toUpperCase()}  ${claim.id}${claim.publisher === null ? '' : `  (${claim.publisher})`}`;
}

function words(verdict: string, under: string | null): string {
  if (verdict === 'reproduced-under')
    return under === null ? 'reproduced under another reading' : `reproduced under: ${under}`;
  return verdict.replace('-', ' ');
}
