import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const STYLES = /<link rel="stylesheet"[^>]* href="\/(?<file>[^"]+)">/g;
const SCRIPTS = /<script src="\/(?<file>appearance|asking)\.js"><\/script>/g;

/**
 * A worker's page brings what it is drawn with in its own document: each file of its own costs a phone a way to the
 * server before the first thing is seen. The server allows the scripts by their hashes.
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
  // What follows belongs to the shell and is wanted by few.
  const [own, shell] = divided(await readFile(file, 'utf8'));
  let text = own;
  for (const { 0: link, groups } of text.matchAll(STYLES)) {
    const style = await readFile(join(dir, groups?.['file'] ?? ''), 'utf8');
    text = text.replace(link, () => `<style>${style.trim()}</style>`);
  }
  for (const { 0: tag, groups } of text.matchAll(SCRIPTS)) {
    const script = await readFile(
      join(import.meta.dirname, 'public', `${groups?.['file'] ?? ''}.js`),
      'utf8',
    );
    text = text.replace(tag, () => `<script>${script}</script>`);
  }
  await writeFile(file, text + shell);
}

function divided(document: string): [string, string] {
  const at = document.indexOf('<template id="desk">');
  return at < 0 ? [document, ''] : [document.slice(0, at), document.slice(at)];
}
