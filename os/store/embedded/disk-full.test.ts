import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { SelvedgeError, inLanguage } from '@selvedge/sdk/errors';
import { type PostgresStore, openStore } from '../store.ts';
import { quiet, testBinaries } from '../testing.ts';

/** A small disk of its own, or null where this user may not mount one. @param close what works on it, ended first */
function smallDisk(t: TestContext, megabytes: number, close: () => Promise<void>): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'selvedge-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder]);
  t.after(async () => {
    await close();
    if (mounted.status === 0) spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return mounted.status === 0 ? folder : null;
}

function fill(file: string): void {
  for (const size of [1 << 20, 1 << 12]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch {
      // Full to this size.
    }
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof SelvedgeError &&
  error.code === 'store.unavailable' &&
  inLanguage(error.details['reason'] ?? '', 'en') === 'The disk is full.';

test('a full disk is said so, at start and under work; room again is all it needs, and nothing stored is lost', async (t) => {
  const stores: PostgresStore[] = [];
  const disk = smallDisk(t, 160, async () => {
    for (const store of stores) await store.close();
  });
  if (disk === null) return t.skip('mounting a small disk needs root');
  const data = join(disk, 'data');
  const ballast = join(disk, 'ballast');
  const open = async (): Promise<PostgresStore> => {
    const store = await openStore({ data, external: null, log: quiet, binaries: testBinaries() });
    stores.push(store);
    return store;
  };

  const store = await open();
  let kept = 0;
  /** @returns what went wrong, or null */
  const add = async (): Promise<unknown> => {
    try {
      await store.system((tx) =>
        tx.run('insert into selvedge.connector_state (connector, key, value) values ($1, $2, $3)', [
          'test',
          String(kept).padStart(6, '0'),
          Buffer.alloc(200_000, kept),
        ]),
      );
      kept++;
      return null;
    } catch (error) {
      return error;
    }
  };
  const addUntil = async (isSo: (outcome: unknown) => boolean): Promise<void> => {
    for (let turn = 0; turn < 1000; turn++) {
      const outcome = await add();
      if (isSo(outcome)) return;
      if (outcome !== null) await delay(50);
    }
    assert.fail('it never came');
  };

  assert.equal(await add(), null);
  fill(ballast);
  await addUntil((outcome) => outcome !== null);
  // PostgreSQL may go down over it: then, too, the reason is known.
  await addUntil(isFull);
  rmSync(ballast);
  await addUntil((outcome) => outcome === null);
  const count = await store.system((tx) =>
    tx.row<{ count: number }>(`select count(*) from selvedge.connector_state where connector = 'test'`),
  );
  assert.ok((count?.count ?? 0) >= kept, 'every acknowledged row is there');
  await store.close();

  fill(ballast);
  await assert.rejects(open(), isFull);
  rmSync(ballast);
  const again = await open();
  assert.ok(await again.healthy());
});
