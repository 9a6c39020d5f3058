import { startTown } from './town.ts';

/**
 * The town alone, beside a platform that runs: `node town/main.ts <url> <mqtt> <operator token> <state file>`.
 */
const [url, mqtt, token, stateFile] = process.argv.slice(2);
if (url === undefined || mqtt === undefined || token === undefined || stateFile === undefined) {
  console.error('usage: node town/main.ts <url> <mqtt url> <operator token> <state file>');
  process.exit(2);
}
const log = {
  info: (fields: object, message: string) => console.log(message, fields),
  warn: (fields: object, message: string) => console.warn(message, fields),
};
const town = await startTown({ url, mqtt, token, stateFile, log });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void town.stop().then(() => process.exit(0)));
