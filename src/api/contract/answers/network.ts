import { z } from 'zod';
import type * as app from '../../../app/network.ts';
import type * as legs from '../../../app/network-leg.ts';
import { schemaOf } from '../tie.ts';
import { area, currency, money, notes, period, Reported, ratio, Span, snapshot } from './shared.ts';

export type NetworkAnswer = app.NetworkAnswer;
export type NetworkNode = app.NetworkNode;
export type NetworkLeg = legs.NetworkLeg;

export const NetworkNode = schemaOf<NetworkNode>()(
  z
    .strictObject({
      area,
      name: z.string(),
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      role: z.enum(['exporter', 'intermediary', 'destination']),
    })
    .meta({ id: 'NetworkNode', description: 'Where it is drawn, in degrees; of a group the mean of its members.' }),
);

export const NetworkLeg = schemaOf<NetworkLeg>()(
  z
    .strictObject({
      leg: z.enum(['direct', 'in', 'out']),
      from: area,
      to: area,
      goods: z.string().describe('as asked, or TOTAL where nothing finer is known of the leg'),
      currency,
      frequency: z.enum(['monthly', 'annual']),
      reported: Reported,
      source: z.string().nullable(),
      periods: z.array(period),
      values: z.array(money('at each of `periods`').nullable()),
      yearBefore: z.array(money('one year earlier').nullable()),
      window: money('over the window').nullable(),
      base: money('over the base').nullable(),
      ratio: ratio('window over base').nullable(),
      query: z.string().describe('the command that shows the rows, or fetches them where there are none'),
      note: z.string().nullable(),
    })
    .meta({ id: 'NetworkLeg', description: 'What one leg of the network carried, period by period.' }),
);

export const NetworkAnswer = schemaOf<NetworkAnswer>()(
  z
    .strictObject({
      snapshot,
      scenario: z.string(),
      title: z.string(),
      event: period,
      window: Span,
      base: Span,
      periods: z.array(period),
      nodes: z.array(NetworkNode),
      legs: z.array(NetworkLeg),
      notes,
    })
    .meta({
      id: 'NetworkAnswer',
      description: 'What went directly, to each intermediary, and on from there, period by period.',
    }),
);
