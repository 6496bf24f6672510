import { formatExact } from '../../figures/format.ts';

/** 10.6 MB */
export function formatBytes(bytes: number): string {
  const steps = [
    [1e9, 'GB'],
    [1e6, 'MB'],
    [1e3, 'kB'],
  ] as const;
  const step = steps.find(([least]) => bytes >= least);
  return step === undefined
    ? `${formatExact(bytes)} bytes`
    : `${formatExact(Math.round((bytes / step[0]) * 10) / 10)} ${step[1]}`;
}
