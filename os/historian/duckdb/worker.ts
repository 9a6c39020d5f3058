import { parentPort, workerData } from 'node:worker_threads';
import { Engine, type EngineCounts } from './engine.ts';
import type { Answer, Ask, WorkerSettings } from './protocol.ts';

/** The historian's worker thread: the only one that touches DuckDB. */
const settings = workerData as WorkerSettings;
const port = parentPort ?? notAlone();

function notAlone(): never {
  throw new Error('The historian worker is started by the historian only.');
}

const say = (answer: Answer, transfer: ArrayBuffer[] = []): void => port.postMessage(answer, transfer);
const engine = await Engine.open(settings.folder, () => Date.now() + settings.clockOffsetMs);
await engine.goOnAfter(settings.sequence);

async function act(message: Ask): Promise<unknown> {
  switch (message.verb) {
    case 'append':
      await engine.append(message.ask);
      return counted();
    case 'name':
      return engine.name(message.ask);
    case 'buckets':
      return engine.buckets(message.ask);
    case 'raw':
      return engine.raw(message.ask);
    case 'ingested':
      return engine.ingested(message.ask);
    case 'goOnAfter':
      await engine.goOnAfter(message.ask);
      return counted();
    case 'latest':
      return engine.latest();
    case 'exportTo':
      return engine.exportTo(
        message.ask.file,
        message.ask.format,
        message.ask.names,
        message.ask.from,
        message.ask.to,
      );
    case 'forget':
      return engine.forget(message.ask);
    case 'rollup':
      await engine.rollup();
      return counted();
    case 'seal':
      await engine.seal();
      return counted();
    case 'compact':
      await engine.compact();
      return counted();
    case 'retain':
      return engine.retain(message.ask.org, message.ask.before);
    case 'cut':
      return engine.cut(message.ask);
    case 'close':
      clearInterval(rounds);
      return engine.close();
  }
}

const counted = (): EngineCounts => engine.counts();

port.on('message', (message: Ask) => {
  act(message).then(
    (answer) => {
      say({ kind: 'done', number: message.number, answer });
      if (message.verb === 'close') port.close();
      if (message.verb === 'append' && engine.isPressing) keepUp();
    },
    (error: Error) => fail(message, error),
  );
});

/** A failed append leaves the database in doubt: it is closed here and opened anew by the next thread. */
function fail(message: Ask, error: Error): void {
  const fatal = message.verb === 'append' || /invalidated|FATAL|INTERNAL/i.test(error.message);
  if (fatal) engine.abandon();
  say({ kind: 'failed', number: message.number, message: error.message, fatal });
  if (fatal) port.close();
}

let keeping = false;

function keepUp(): void {
  if (keeping || settings.upkeepMs === 0) return;
  keeping = true;
  engine
    .upkeep()
    .then(
      () => null,
      (error: Error) => error.message,
    )
    .then((message) => {
      keeping = false;
      say({ kind: 'upkeep', counts: counted(), message });
    })
    .catch(() => undefined);
}

const rounds = settings.upkeepMs > 0 ? setInterval(keepUp, settings.upkeepMs) : undefined;
say({ kind: 'ready', counts: counted() });
