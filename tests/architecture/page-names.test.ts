import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHARED } from '@selvedge/os/host/pages/shared.ts';

/** In the shell pages of apps get React, where they stand alone Preact: what they may ask for is in both. */
test('what pages may ask React for is there with Preact too', async () => {
  const names = /const \{ (.+) \} = shared/.exec(SHARED['react'])?.[1].split(', ') ?? [];
  assert.ok(names.includes('useState') && names.length > 30);
  for (const name of ['react', 'preact/compat']) {
    const has: object = await import(name);
    assert.deepEqual(
      names.filter((one) => !(one in has)),
      [],
      name,
    );
  }
});
