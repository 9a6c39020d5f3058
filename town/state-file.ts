import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a town remembers over a restart. */
export interface TownState {
  /** Device credential of each gateway, by its path. */
  devices: Record<string, { username: string; secret: string }>;
  /** Seconds the model's clock is set off from the wall clock. */
  offset: number | null;
  /** Wall-clock span whose history is already sent, milliseconds. */
  filled: { from: number; to: number } | null;
}

/** Reads the file; a missing one is a new town. */
export function readState(file: string): TownState {
  if (!existsSync(file)) return { devices: {}, offset: null, filled: null };
  return JSON.parse(readFileSync(file, 'utf8')) as TownState;
}

/** Only its owner may read it: it holds credentials. */
export function writeState(file: string, state: TownState): void {
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
