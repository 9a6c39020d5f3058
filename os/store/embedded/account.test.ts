import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { openStore } from '../store.ts';
import { quiet, testBinaries } from '../testing.ts';
import { type Account, findAccount, namespaceWords, otherUser, switchWords } from './account.ts';

const run = promisify(execFile);
const skip = process.getuid?.() === 0 ? false : 'only root can try other users';

/** In /tmp itself: the temporary folder of a test run is closed to others. */
function openFolder(t: TestContext): string {
  const folder = mkdtempSync('/tmp/selvedge-account-');
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  return folder;
}

const user = otherUser();
const switched: Account = { words: switchWords(user), owner: { uid: user.uid, gid: user.gid } };

async function startsAndStops(data: string, account: Account, binaries = testBinaries()): Promise<void> {
  for (let time = 0; time < 2; time++) {
    const store = await openStore({ data, external: null, log: quiet, binaries, account });
    try {
      assert.ok(await store.healthy());
    } finally {
      await store.close();
    }
  }
}

test('root runs PostgreSQL in a user namespace, below a folder closed to others', { skip }, async (t) => {
  const closed = join(openFolder(t), 'closed');
  mkdirSync(closed, { mode: 0o700 });
  assert.deepEqual(findAccount(), { words: namespaceWords(user), owner: null });
  await startsAndStops(join(closed, 'data'), findAccount());
});

test(
  'where namespaces are forbidden root runs it under another user, who owns the data',
  { skip },
  async (t) => {
    const data = join(openFolder(t), 'data');
    await startsAndStops(data, switched);
    assert.equal(statSync(join(data, 'postgres')).uid, user.uid);
    assert.equal(statSync(data).mode & 0o777, 0o711, 'others walk through, and read nothing');
  },
);

test('data made in a namespace is given to the other user when namespaces are gone', { skip }, async (t) => {
  const data = join(openFolder(t), 'data');
  await startsAndStops(data, findAccount());
  await startsAndStops(data, switched);
});

test('the other user gets programs he cannot reach', { skip }, async (t) => {
  const folder = openFolder(t);
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  // Debian's programs find their shared files by their own place: only a whole package can be moved.
  const { embeddedBinaries } = await import('./binaries.ts');
  cpSync(dirname(embeddedBinaries()), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
  await startsAndStops(join(folder, 'data'), switched, join(closed, 'native', 'bin'));
});

test('a closed folder on the way is named', { skip }, async (t) => {
  const closed = join(openFolder(t), 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const attempt = openStore({
    data: join(closed, 'data'),
    external: null,
    log: quiet,
    binaries: testBinaries(),
    account: switched,
  });
  await assert.rejects(attempt, (error: Error) => error.message.includes(`${closed} is closed to others`));
});

test('an ordinary user runs it straight', { skip }, async (t) => {
  const data = join(openFolder(t), 'data');
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, user.uid, user.gid);
  const program = `
    import { openStore } from ${JSON.stringify(join(import.meta.dirname, '..', 'store.ts'))};
    const quiet = { debug() {}, info() {}, warn() {}, error() {} };
    const store = await openStore({ data: ${JSON.stringify(data)}, external: null, log: quiet, binaries: ${JSON.stringify(testBinaries())} });
    console.log(process.getuid(), await store.healthy());
    await store.close();`;
  const words = [...switchWords(user), process.execPath, '--input-type=module-typescript', '-e', program];
  const { stdout } = await run(words[0], words.slice(1), { cwd: '/' });
  assert.equal(stdout.trim(), `${user.uid} true`);
});
