import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const STYLES = /<link rel="stylesheet"[^>]* href="\/(?<file>[^"]+)">/g;
const APPEARANCE = '<script src="/appearance.js"></script>';

/**
 * A worker's page brings what it is drawn with in its own document: each file of its own costs a phone a way to the
 * server before the first thing is seen. The server allows the script by its hash.
 */
export const inlined = (): Plugin => ({
  name: 'selvedge-inlined',
  apply: 'build',
  writeBundle: {
    // Files are packed when they are as they will be sent.
    order: 'pre',
    sequential: true,
    handler: ({ dir = '' }) => inline(dir),
  },
});

async function inline(dir: string): Promise<void> {
  const file = join(dir, 'page.html');
  let text = await readFile(file, 'utf8');
  for (const { 0: link, groups } of text.matchAll(STYLES)) {
    const style = await readFile(join(dir, groups?.['file'] ?? ''), 'utf8');
    text = text.replace(link, () => `<style>${style.trim()}</style>`);
  }
  const script = await readFile(join(import.meta.dirname, 'public', 'appearance.js'), 'utf8');
  await writeFile(
    file,
    text.replace(APPEARANCE, () => `<script>${script}</script>`),
  );
}
