import type { Bench } from '../figure.ts';
import { loadHouse, MACHINES, UNDER } from '../house.ts';
import { runLoad } from '../load/process.ts';
import { proportionalSize } from './start.ts';

const MINUTES = 10;
const RATE = 2000;

/** Ten minutes of 20,000 points a second: memory at the end against memory after the first three. */
export const soak: Bench = {
  name: 'soak',
  isLong: true,
  async run() {
    const house = await loadHouse();
    const { pid } = house.platform;
    try {
      const load = {
        host: house.host,
        port: house.mqttPort,
        username: house.device.username,
        password: house.device.secret,
        clients: MACHINES,
        under: UNDER,
        window: 500,
        metrics: 10,
        rate: RATE,
      };
      const sizes: number[] = [];
      const timer = setInterval(() => {
        sizes.push(proportionalSize(pid) / 1e6);
        if (sizes.length % 6 === 0)
          console.error(`  minute ${sizes.length / 6}: ${Math.round(sizes.at(-1) ?? 0)} MB`);
      }, 10_000);
      const result = await runLoad({ ...load, messages: (RATE / MACHINES) * 60 * MINUTES });
      clearInterval(timer);
      const mean = (values: readonly number[]): number =>
        values.reduce((sum, value) => sum + value, 0) / values.length;
      const early = mean(sizes.slice(12, 24));
      const late = mean(sizes.slice(-12));
      return [
        {
          name: `memory after ${MINUTES} minutes at 20,000 points/s ÷ memory after three`,
          value: late / early,
          unit: `(${Math.round(late)} MB)`,
          goal: { atMost: 1.15 },
        },
        { name: 'rate kept', value: result.pointsPerSecond, unit: 'points/s', goal: { atLeast: 19_000 } },
      ];
    } finally {
      await house.close();
    }
  },
};
