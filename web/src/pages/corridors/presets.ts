import type { Area } from '../../api/types.ts';
import type { CorridorSearch } from './search.ts';

export interface Preset {
  readonly title: string;
  readonly search: CorridorSearch;
  /** Who has to have told something for it to be of use. */
  readonly needs: readonly string[];
}

const PRESETS: readonly Preset[] = [
  {
    title: 'Chips from the EU to Kyrgyzstan, 2022 against 2021',
    needs: ['DEU'],
    search: {
      reporter: ['EU27'],
      partner: ['KGZ'],
      hs: ['8542'],
      from: '2022-01',
      to: '2022-10',
      baseFrom: '2021-01',
      baseTo: '2021-10',
    },
  },
  {
    title: 'All EU exports to Russia and its neighbours, 2023 against 2021',
    needs: ['DEU'],
    search: {
      reporter: ['EU27'],
      partner: ['RUS', 'KAZ', 'UZB', 'GEO', 'KGZ', 'ARM'],
      hs: ['TOTAL'],
      from: '2023-01',
      to: '2023-12',
      baseFrom: '2021-01',
      baseTo: '2021-12',
      by: 'partner',
      show: 'map',
    },
  },
  {
    title: 'China to Russia, month by month',
    needs: ['CHN'],
    search: { reporter: ['CHN'], partner: ['RUS'], hs: ['TOTAL'], from: '2020-01', to: '2024-12' },
  },
  {
    title: 'What the EU sent and what Kyrgyzstan received',
    needs: ['DEU', 'KGZ'],
    search: { reporter: ['EU27'], partner: ['KGZ'], hs: ['TOTAL'], from: '2019', to: '2023', show: 'mirror' },
  },
  {
    title: 'Through the intermediaries to Russia, 2022',
    needs: ['DEU', 'KAZ'],
    search: { reporter: ['EU27'], partner: ['RUS'], hs: ['TOTAL'], from: '2022', to: '2022', show: 'sankey' },
  },
];

/** Those that the loaded data can answer. */
export function presetsFor(areas: readonly Area[]): readonly Preset[] {
  const reporters = new Set(areas.filter(({ roles }) => roles?.includes('reporter') ?? false).map(({ code }) => code));
  return PRESETS.filter(({ needs }) => needs.every((code) => reporters.has(code)));
}
