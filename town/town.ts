import { backfill } from './backfill.ts';
import { demoOffset } from './calendar.ts';
import { LiveFactory } from './live.ts';
import { FactoryModel } from './model.ts';
import { PlatformApi } from './platform-api.ts';
import { AREA, credentialFor, FACTORY, settle } from './settlement.ts';
import { readState, writeState } from './state-file.ts';

const DAY_MS = 86_400_000;
const NOTE_MS = 30_000;

export interface TownOptions {
  /** Address of the platform, e.g. http://127.0.0.1:7080. */
  readonly url: string;
  readonly mqtt: string;
  /** Token of the installation's operator. */
  readonly token: string;
  /** Where credentials and progress are kept. */
  readonly stateFile: string;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** One seed, one history. Default 7080. */
  readonly seed?: number;
  /** Days of past to send; default 30, 0 = none. */
  readonly backfillDays?: number;
  /** Keep the wall clock's hours: outside working hours the factory is dark. Default false. */
  readonly faithful?: boolean;
}

export interface Town {
  /** Resolves when the past is sent. */
  readonly filled: Promise<void>;
  stop(): Promise<void>;
}

/** Settles the town on a platform, runs its factory live, and sends its past in the background. */
export async function startTown(options: TownOptions): Promise<Town> {
  const state = readState(options.stateFile);
  const save = (): void => writeState(options.stateFile, state);
  state.offset ??= options.faithful ? 0 : demoOffset(Date.now() / 1000);
  const { offset } = state;
  const modelTime = (wall: number): number => wall / 1000 + offset;
  const api = new PlatformApi(options.url, options.token);
  const model = new FactoryModel(options.seed ?? 7080, AREA);
  await settle(api, model.machines);
  for (const line of new Set(model.machines.map((machine) => machine.line)))
    await credentialFor(api, FACTORY, `${AREA}/${line + 1}组`, state.devices);
  save();
  const begun = Date.now();
  const live = await LiveFactory.start({
    mqtt: options.mqtt,
    model,
    modelTime,
    now: Date.now,
    credential: (line) => state.devices[`${AREA}/${line + 1}组`],
  });
  let isStopped = false;
  let isFilled = false;
  const note = setInterval(() => {
    if (state.filled !== null && isFilled) state.filled.to = Date.now();
    save();
  }, NOTE_MS);
  const fill = async (): Promise<void> => {
    const days = options.backfillDays ?? 30;
    let points = 0;
    for (const gap of gapsOf(begun - days * DAY_MS, begun, state.filled)) {
      points += await backfill({
        api,
        org: FACTORY,
        model,
        modelTime,
        ...gap,
        isStopped: () => isStopped,
        onChunk: () => undefined,
      });
    }
    if (isStopped) return;
    state.filled = { from: Math.min(begun - days * DAY_MS, state.filled?.from ?? begun), to: Date.now() };
    isFilled = true;
    save();
    options.log.info(
      { points, days, seconds: Math.round((Date.now() - begun) / 1000) },
      'the town’s past is told',
    );
  };
  const filled = fill().catch((error: Error) =>
    options.log.warn(
      { error: error.message },
      'the town’s past could not be sent; it is tried at the next start',
    ),
  );
  return {
    filled,
    async stop() {
      isStopped = true;
      clearInterval(note);
      await live.stop();
      await filled;
      save();
    },
  };
}

/** What of [from, to) is not yet sent, newest first. */
export function gapsOf(
  from: number,
  to: number,
  filled: { from: number; to: number } | null,
): { from: number; to: number }[] {
  if (filled === null || filled.to <= from) return from < to ? [{ from, to }] : [];
  return [
    { from: Math.max(from, filled.to), to },
    { from, to: filled.from },
  ].filter((gap) => gap.from < gap.to);
}
