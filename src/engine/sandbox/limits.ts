import type { SandboxLimits } from './messages.ts';

export const SANDBOX_LIMITS: SandboxLimits = {
  timeLimitMs: 10_000,
  graceMs: 250,
  answerBytes: 8 * 2 ** 20,
  statementLength: 20_000,
  memoryLimitBytes: 512 * 2 ** 20,
  dataBytes: 2 * 2 ** 30,
  spillBytes: 2 ** 30,
  threads: 1,
};
