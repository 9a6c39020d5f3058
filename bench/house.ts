import { rmSync } from 'node:fs';
import { Api } from '@selvedge/tests/house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '@selvedge/tests/house/platform.ts';

export interface House {
  readonly platform: PlatformProcess;
  readonly api: Api;
  readonly device: { username: string; secret: string };
  readonly host: string;
  readonly mqttPort: number;
  close(): Promise<void>;
}

export const UNDER = 'factory/load';
export const MACHINES = 10;
export const METRICS = 50;

/** A platform on an empty folder with ten machines of fifty metrics. */
export async function loadHouse(): Promise<House> {
  const data = temporaryFolder('bench');
  const platform = await startProcess({ data });
  const api = await Api.signIn(platform.url);
  const metrics = Array.from({ length: METRICS }, (_, index) => ({ name: `x${index}`, datatype: 'double' }));
  for (let machine = 0; machine < MACHINES; machine++) await api.thing(`${UNDER}/m${machine}`, metrics);
  const device = await api.device(UNDER);
  const address = new URL(platform.mqtt);
  return {
    platform,
    api,
    device,
    host: address.hostname,
    mqttPort: Number(address.port),
    async close() {
      await platform.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
