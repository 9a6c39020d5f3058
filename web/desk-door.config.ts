import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const DESK =
  /<script type="module"[^>]* src="[^"]+"><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>/g;

/** A page that belongs into the shell after all finds the shell's files in its own document, inert until they are wanted. */
export const deskDoor = (): Plugin => {
  let dir = '';
  return {
    name: 'selvedge-desk-door',
    apply: 'build',
    configResolved: ({ build }) => void (dir = build.outDir),
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const files = readFileSync(join(dir, 'index.html'), 'utf8').match(DESK) ?? [];
        return html.replace('</body>', () => `<template id="desk">${files.join('')}</template></body>`);
      },
    },
  };
};
