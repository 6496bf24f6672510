import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../src/app/context.ts';
import { type LoadAnswer, loadFiles } from '../../src/app/load.ts';
import type { Panel } from './panel.ts';
import type { PanelRow } from './reports.ts';
import { SOURCE } from './world.ts';

const MAPPING = `source: ${SOURCE}
title: A generated panel
licence: none
columns: { reporter: reporter, partner: partner, flow: flow, product: product, period: period, value: value, net_weight: kg }
areas: [iso3]
currency: USD
periods: [YYYYMM]
`;

/** Writes the panel as files into the folder and loads them into the lake, one load a vintage. */
export async function loadPanel(context: Context, panel: Panel, folder: string): Promise<LoadAnswer[]> {
  await mkdir(folder, { recursive: true });
  const map = path.join(folder, 'mapping.yml');
  await writeFile(map, MAPPING);
  const answers: LoadAnswer[] = [];
  for (const { published, rows } of panel.vintages) {
    const file = path.join(folder, `panel-${published}.csv`);
    await writeFile(file, csv(rows));
    answers.push(await loadFiles(context, { format: 'csv', map, files: [file], options: {}, vintage: published }));
  }
  return answers;
}

export function csv(rows: readonly PanelRow[]): string {
  const lines = ['reporter,partner,flow,product,period,value,kg'];
  for (const { reporter, partner, flow, product, period, value, weight } of rows) {
    lines.push(`${reporter},${partner},${flow},${product},${period},${value},${weight ?? ''}`);
  }
  return `${lines.join('\n')}\n`;
}
