import { parentPort } from 'node:worker_threads';
import { processorTime } from './clock.ts';
import { Engine } from './engine.ts';
import type { Ask, Reply, Said } from './protocol.ts';
import { DEFAULT_LIMITS } from './rule.ts';

/** The thread in which rules run. It may be ended at any moment; it owns nothing that matters. */
const port = parentPort ?? notAlone();

function notAlone(): never {
  throw new Error('The sandbox worker is started by the sandbox only.');
}

const say = (said: Said): void => port.postMessage(said);
let engine = await Engine.open(DEFAULT_LIMITS.bytes);

async function act(ask: Ask): Promise<Reply> {
  const { code, input, limits } = ask;
  const from = processorTime();
  if (engine.isSpent || engine.bytes !== limits.bytes) engine = await Engine.open(limits.bytes);
  const outcome = input === null ? engine.check(code) : engine.run(code, input, limits.milliseconds);
  return { kind: 'done', outcome, milliseconds: processorTime() - from };
}

/** What cannot be answered ends the thread; the sandbox starts another. */
port.on('message', (ask: Ask) => {
  act(ask).then(say, () => process.exit(1));
});
// The first run is slow, compiling; no rule shall pay for it.
engine.run('return input', 'null', Number.POSITIVE_INFINITY);
say({ kind: 'ready' });
