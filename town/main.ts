import { parseArgs } from 'node:util';
import { startTown } from './town.ts';

/** The town alone, against a platform that runs: `node town/main.ts --token … [--url …] [--mqtt …]`. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:7080' },
    mqtt: { type: 'string', default: 'mqtt://127.0.0.1:1883' },
    token: { type: 'string' },
    state: { type: 'string', default: 'town.json' },
    seed: { type: 'string', default: '7080' },
    days: { type: 'string', default: '30' },
    speed: { type: 'string', default: '1' },
    faithful: { type: 'boolean', default: false },
  },
});
if (values.token === undefined) {
  console.error('--token <token of an operator> is missing');
  process.exit(2);
}

const say = (fields: object, message: string): void => console.error(message, fields);
const town = await startTown({
  url: values.url,
  mqtt: values.mqtt,
  token: values.token,
  stateFile: values.state,
  log: { info: say, warn: say },
  seed: Number(values.seed),
  backfillDays: Number(values.days),
  speed: Number(values.speed),
  faithful: values.faithful,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void town.stop());
