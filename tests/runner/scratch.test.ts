import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { roomInMemory, scratchFolder } from './scratch.ts';

test('what the tests write lies in memory, but never where there is none, nor against TMPDIR', async () => {
  const folder = await scratchFolder(tmpdir());
  assert.equal(dirname(folder), tmpdir());
  await rm(folder, { recursive: true });
  for (const none of ['/proc', '/nowhere']) assert.equal(await roomInMemory(none), 0, none);
});
