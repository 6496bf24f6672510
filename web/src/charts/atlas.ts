import { useQuery } from '@tanstack/react-query';
import type { FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json?url';

export type Countries = FeatureCollection<Geometry, { readonly name: string }>;

/** The outlines of countries (Natural Earth, 1:110 million), fetched from this server when a map is first drawn. */
export function useAtlas(): Countries | undefined {
  return useQuery({
    queryKey: ['atlas'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Countries> => {
      const topology = (await (await fetch(atlas, { signal })).json()) as Topology<{
        countries: GeometryCollection<{ name: string }>;
      }>;
      const { features } = feature(topology, topology.objects.countries);
      return {
        type: 'FeatureCollection',
        features: features.filter(({ properties }) => properties.name !== 'Antarctica'),
      };
    },
  }).data;
}
