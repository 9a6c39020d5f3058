#!/usr/bin/env node
// Plain JavaScript: the one file that any Node can read. It starts the platform on the Node 24 that npm installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const main = new URL('./main.ts', import.meta.url);

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await import(main.href);
} else {
  startOn(installedNode());
}

/** Path of the Node that package.json asks npm for, or null where it has none for this machine. */
function installedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`node-${system}-${process.arch}/package.json`));
    return [join(folder, 'bin', program), join(folder, program)].find((path) => existsSync(path)) ?? null;
  } catch {
    return null;
  }
}

function startOn(node) {
  if (node === null) {
    process.stderr.write(
      `Selvedge runs on Node ${NEEDED}; this is ${process.version}. Run “npm ci” in its folder (it brings Node ${NEEDED}), ` +
        `or start it with a newer Node.\n织边需要 Node ${NEEDED}，当前为 ${process.version}。请在其目录运行 “npm ci”，或换用更新的 Node。\n`,
    );
    process.exitCode = 1;
    return;
  }
  // The channel closes when this process dies by any means; the platform then stops too.
  const child = spawn(node, [...process.execArgv, fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
    process.disconnect?.();
  });
}
