import {
  BatchBuilder,
  ConnectorError,
  type SettingField,
  type SettingValues,
  defineConnector,
  isMetricPath,
} from '@selvedge/sdk/connector';
import { signalsOf } from './machine.ts';

const MOST_MACHINES = 1_000;
const SHORTEST_MS = 100;
const LONGEST_MS = 3_600_000;

const settings: readonly SettingField[] = [
  { name: 'machines', title: { zh: '设备数', en: 'Machines' }, type: 'number', default: 3 },
  {
    name: 'interval',
    title: { zh: '间隔（毫秒）', en: 'Interval (ms)' },
    type: 'number',
    default: 1_000,
    hint: { zh: '每台设备多久发送一次', en: 'how often each machine sends' },
  },
  {
    name: 'seed',
    title: { zh: '随机种子', en: 'Seed' },
    type: 'number',
    default: 1,
    hint: { zh: '同一个种子，同样的数据', en: 'one seed, one history' },
  },
];

/**
 * Machines that exist nowhere, for trying the platform without any: `sim-1`, `sim-2`, … under the connection's path, each
 * with temperature, level, power and state. Their paths wait in quarantine until somebody adopts them, as any machine's.
 */
export const connector = defineConnector({
  id: 'simulator',
  kind: 'client',
  title: { zh: '模拟设备', en: 'Simulator' },
  settings,
  async start(context, values, under) {
    const machines = whole(values, 'machines', 1, MOST_MACHINES);
    const interval = whole(values, 'interval', SHORTEST_MS, LONGEST_MS);
    const seed = whole(values, 'seed', 0, Number.MAX_SAFE_INTEGER);
    if (!isMetricPath(`${under}/sim-1/state`))
      throw new ConnectorError('never', `“${under}” is no path for things`);
    const sources = Array.from({ length: machines }, (_, index) =>
      signalsOf(seed, index + 1).map((signal) => ({
        signal,
        path: `${under}/sim-${index + 1}/${signal.name}`,
      })),
    );
    const source = { connector: 'simulator', credential: null };
    let [sending, sent, failure]: [Promise<void> | null, number, string | null] = [null, 0, null];
    const send = async (): Promise<void> => {
      // Times stand on a grid: whoever asks again at the same moment gets the same point.
      const now = Math.floor(context.now() / interval) * interval;
      const builder = new BatchBuilder(machines * 4);
      for (const { signal, path } of sources.flat()) builder.add(path, now * 1_000, signal.at(now / 1_000));
      try {
        await context.ingest(builder.take(), source);
        sent++;
        failure = null;
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
    };
    const timer = setInterval(() => {
      sending ??= send().finally(() => (sending = null));
    }, interval);
    return {
      status: () =>
        failure === null
          ? { state: 'ok' as const, detail: `${machines} machines, sent ${sent} times` }
          : { state: 'waiting' as const, detail: failure },
      async stop() {
        clearInterval(timer);
        await sending;
      },
    };
  },
});

function whole(values: SettingValues, name: string, least: number, most: number): number {
  const wished = values[name] ?? settings.find((field) => field.name === name)?.default;
  const number = Number(wished);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new ConnectorError('never', `${name} must be a whole number from ${least} to ${most}`);
}
