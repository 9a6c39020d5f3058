import type { Machine } from './machine.ts';
import { STATES } from './machine.ts';
import { PlatformApi } from './platform-api.ts';

/** Names of the demo town. */
export const CLUSTER = 'gulin';
export const FACTORY = '古林一厂';
export const NEIGHBOUR = '石碶二厂';
export const AREA = `${FACTORY}/缝制车间`;

const SEWING_MACHINE = {
  title: { zh: '缝纫机', en: 'Sewing machine' },
  metrics: [
    { name: 'state', title: { zh: '状态', en: 'State' }, datatype: 'enum', words: STATES },
    { name: 'speed', title: { zh: '转速', en: 'Speed' }, datatype: 'double', unit: 'rpm', min: 0, max: 9000 },
    { name: 'stitches', title: { zh: '针数', en: 'Stitches' }, datatype: 'integer', counter: true, min: 0 },
    { name: 'power', title: { zh: '功率', en: 'Power' }, datatype: 'double', unit: 'W', min: 0, max: 2000 },
    {
      name: 'output',
      title: { zh: '今日产出', en: 'Output today' },
      datatype: 'integer',
      unit: '件',
      counter: true,
      min: 0,
    },
  ],
};

const METER = [
  { name: 'temperature', title: { zh: '温度', en: 'Temperature' }, datatype: 'double', unit: '°C' },
  {
    name: 'pressure',
    title: { zh: '蒸汽压力', en: 'Steam pressure' },
    datatype: 'double',
    unit: 'MPa',
    min: 0,
    max: 2,
  },
];

/** Makes orgs, types and things; what is there already stays as it is. */
export async function settle(api: PlatformApi, machines: readonly Machine[]): Promise<void> {
  const fine = [409];
  await api.ask('POST', '/orgs', { body: { slug: CLUSTER, title: '古林街道', kind: 'cluster' }, fine });
  for (const [slug, title] of [
    [FACTORY, FACTORY],
    [NEIGHBOUR, NEIGHBOUR],
  ]) {
    await api.ask('POST', '/orgs', { body: { slug, title, kind: 'factory' }, fine });
    await api.ask('PUT', `/orgs/${encodeURIComponent(slug)}/clusters/${CLUSTER}`, { fine });
  }
  await api.ask('PUT', '/thing-types/sewing-machine', { org: FACTORY, body: SEWING_MACHINE });
  for (const machine of machines)
    await api.ask('PUT', PlatformApi.thing(machine.path), { org: FACTORY, body: { type: 'sewing-machine' } });
  await api.ask('PUT', PlatformApi.thing(`${FACTORY}/锅炉房/锅炉-01`), {
    org: FACTORY,
    body: { metrics: METER },
  });
  await api.ask('PUT', PlatformApi.thing(`${NEIGHBOUR}/整烫车间/烫台-01`), {
    org: NEIGHBOUR,
    body: { metrics: METER },
  });
}

/** A device credential for a subtree; made once, then read from the town's own file. */
export async function credentialFor(
  api: PlatformApi,
  org: string,
  path: string,
  known: Record<string, { username: string; secret: string }>,
): Promise<{ username: string; secret: string }> {
  known[path] ??= await api.ask<{ username: string; secret: string }>('POST', '/devices', {
    org,
    body: { name: `town ${path}`, path, access: 'write' },
  });
  return known[path];
}
