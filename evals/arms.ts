import { CLEAN, COLLAPSE_ONLY, type PanelRequest } from './panel/options.ts';

export type ArmName = 'main' | 'clean' | 'collapse-only' | 'power';

export interface Arm {
  readonly name: ArmName;
  readonly says: string;
  readonly requests: readonly PanelRequest[];
}

const seeds = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

/** The panels that scores are made on. Seeds of one arm are used in no other. */
export const ARMS: readonly Arm[] = [
  {
    name: 'main',
    says: 'diversion, ghosts, chains and everything that looks like them; missing months, HS births, revisions',
    requests: seeds(1, 20).map((seed) => ({ seed })),
  },
  { name: 'clean', says: 'nothing happens', requests: seeds(101, 8).map((seed) => ({ seed, ...CLEAN })) },
  {
    name: 'collapse-only',
    says: 'the destination loses its trade and nobody gains any',
    requests: seeds(201, 8).map((seed) => ({ seed, ...COLLAPSE_ONLY })),
  },
  {
    name: 'power',
    says: 'diversions of one size into trade that was small, larger, and much larger before',
    requests: [1, 10, 100].flatMap((baseTimes, place) =>
      [0.3, 3].map((lostTimes, index) => ({
        seed: 301 + place * 2 + index,
        diversion: { share: 0.3, baseTimes, lostTimes },
        confounders: false as const,
        twoStep: 0,
      })),
    ),
  },
];
