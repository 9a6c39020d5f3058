import { type Api, addressOf } from './api.ts';
import { fraction } from './model/chance.ts';
import { HOUR } from './model/day.ts';

/** A thing of a factory that does not move: enough to see that tenants do not see each other. */
interface Still {
  readonly path: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly metric: {
    readonly name: string;
    readonly unit: string;
    readonly title: { readonly zh: string; readonly en: string };
  };
  readonly around: number;
}

export const NEIGHBOUR = {
  slug: '石碶二厂',
  title: { zh: '石碶二厂', en: 'Shiqi No. 2 Factory' },
  kind: 'factory',
};
export const PROVIDER = {
  slug: '甬云服务',
  title: { zh: '甬云智造服务', en: 'Yongyun Services' },
  kind: 'provider',
};

const POWER = { name: 'power', unit: 'kW', title: { zh: '功率', en: 'Power' } };
const PRESSURE = { name: 'pressure', unit: 'MPa', title: { zh: '压力', en: 'Pressure' } };
const TEMPERATURE = { name: 'temperature', unit: '°C', title: { zh: '温度', en: 'Temperature' } };

const STILLS: readonly Still[] = [
  { path: '裁剪车间/裁床-01', title: { zh: '自动裁床 01', en: 'Cutter 01' }, metric: POWER, around: 9.5 },
  { path: '裁剪车间/拉布机-01', title: { zh: '拉布机 01', en: 'Spreader 01' }, metric: POWER, around: 1.8 },
  {
    path: '后整车间/烫台-01',
    title: { zh: '烫台 01', en: 'Ironing table 01' },
    metric: TEMPERATURE,
    around: 148,
  },
  {
    path: '后整车间/烫台-02',
    title: { zh: '烫台 02', en: 'Ironing table 02' },
    metric: TEMPERATURE,
    around: 151,
  },
  {
    path: '动力房/空压机-01',
    title: { zh: '空压机 01', en: 'Compressor 01' },
    metric: PRESSURE,
    around: 0.72,
  },
];
const HOURS = 24;

/** Declares the neighbour's things and sends a day of hourly values, once. */
export async function furnishNeighbour(api: Api, seed: number, now: number): Promise<void> {
  const paths: string[] = [];
  const ts: number[] = [];
  const values: number[] = [];
  const hour = Math.floor(now / HOUR) * HOUR;
  for (const [index, still] of STILLS.entries()) {
    const path = `${NEIGHBOUR.slug}/${still.path}`;
    const body = { title: still.title, metrics: [{ ...still.metric, datatype: 'double' }] };
    await api.ask({ method: 'PUT', path: `/things/${addressOf(path)}`, org: NEIGHBOUR.slug, body });
    for (let back = HOURS; back >= 0; back--) {
      paths.push(`${path}/${still.metric.name}`);
      ts.push(hour - back * HOUR);
      values.push(Number((still.around * (0.9 + 0.2 * fraction(seed, index, back))).toPrecision(3)));
    }
  }
  await api.ask({ method: 'POST', path: '/ingest', org: NEIGHBOUR.slug, body: { paths, ts, values } });
}
