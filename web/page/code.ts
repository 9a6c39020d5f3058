import type { PageTools } from '@selvedge/sdk/page';
import type { ComponentType } from 'react';
import { share } from './share.ts';

export interface CodeProps {
  readonly tools: PageTools;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Code of an app, on its way or here. */
export interface Code {
  readonly coming: Promise<void>;
  readonly component: ComponentType<CodeProps> | null;
  readonly fault: Error | null;
}

const known = new Map<string, Code>();
/** Browsers remember that a module could not be read: another try needs another address. */
const tries = new Map<string, number>();

/**
 * The code at an address below /api/v1; asked for once. It is no `lazy` component: React keeps what comes after a
 * fallback back for 300 ms, and a worker would wait for them.
 */
export function codeAt(address: string): Code {
  const found = known.get(address);
  if (found !== undefined) return found;
  share();
  const count = tries.get(address) ?? 0;
  const again = count === 0 ? '' : `?again=${count}`;
  const asked: Promise<{ default: ComponentType<CodeProps> }> = import(
    /* @vite-ignore */ `/api/v1${address}${again}`
  );
  const code: { -readonly [K in keyof Code]: Code[K] } = {
    component: null,
    fault: null,
    coming: asked.then(
      (module) => void (code.component = module.default),
      (cause: unknown) => void (code.fault = cause instanceof Error ? cause : new Error(String(cause))),
    ),
  };
  known.set(address, code);
  return code;
}

/** The next `codeAt` asks anew. */
export function forgetCode(address: string): void {
  known.delete(address);
  tries.set(address, (tries.get(address) ?? 0) + 1);
}
