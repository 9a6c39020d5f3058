import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A platform that runs on this machine, as its ready.json tells. */
export interface Instance {
  readonly url: string;
  readonly mqtt: string | null;
  readonly pid: number;
  readonly version: string;
}

/** `stale` = the file is there, its process is not: the platform was killed. */
export type Found =
  | { readonly state: 'running'; readonly instance: Instance }
  | { readonly state: 'stale' }
  | { readonly state: 'none' };

/** Looks for the platform that works on a data folder. */
export async function findInstance(data: string): Promise<Found> {
  const text = await readFile(join(data, 'ready.json'), 'utf8').catch(() => null);
  if (text === null) return { state: 'none' };
  const instance = parseReady(text);
  if (instance === null || !isAlive(instance.pid)) return { state: 'stale' };
  return { state: 'running', instance };
}

function parseReady(text: string): Instance | null {
  try {
    const ready: unknown = JSON.parse(text);
    if (typeof ready !== 'object' || ready === null) return null;
    if (
      !('url' in ready) ||
      typeof ready.url !== 'string' ||
      !('pid' in ready) ||
      typeof ready.pid !== 'number'
    )
      return null;
    return {
      url: ready.url,
      pid: ready.pid,
      mqtt: 'mqtt' in ready && typeof ready.mqtt === 'string' ? ready.mqtt : null,
      version: 'version' in ready && typeof ready.version === 'string' ? ready.version : '',
    };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
