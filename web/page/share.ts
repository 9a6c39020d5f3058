import * as react from 'react';
import * as jsx from 'react/jsx-runtime';
import { parts } from './parts/parts.ts';

/** Hands React and the shell's parts to the code of pages, which brings neither. */
export function share(): void {
  Object.assign(globalThis, { selvedge: { react, jsx, parts } });
}
