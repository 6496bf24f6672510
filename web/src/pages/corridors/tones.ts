import { useApi } from '../../api/use-api.ts';
import type { Tone } from '../../charts/tone.ts';

type Roles = 'direct' | 'intermediary' | 'neutral';

/** The colour of a flow to some areas: that of the direct flow or of an intermediary where a scenario says so. */
export function useTone(scenario?: string): (areas: readonly string[]) => Tone & Roles {
  const { data } = useApi('/scenarios');
  const known = data?.find(({ name }) => name === scenario) ?? data?.[0];
  return (areas) => {
    if (known === undefined || areas.length === 0) return 'neutral';
    if (areas.every((area) => area === known.destination)) return 'direct';
    return areas.every((area) => known.intermediaries.includes(area)) ? 'intermediary' : 'neutral';
  };
}
