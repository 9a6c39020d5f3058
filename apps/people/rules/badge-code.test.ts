import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { badgeToken, contentOf, readCode, tokenOf } from './badge-code.ts';

test('what is printed is read again: as text, as address, with what a browser adds', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const token = tokenOf(bytes);
      assert.match(token, /^[2-9a-hjkmnp-z_]{12}$/);
      for (const code of [
        contentOf(token),
        `https://factory.example${contentOf(token)}`,
        ` ${contentOf(token)}?from=scan `,
      ])
        assert.deepEqual(readCode(code), { token });
    }),
  );
});

test('what is no badge is a number', () => {
  assert.deepEqual(readCode(' 0231 '), { number: '0231' });
});

test('of whatever was taken in, the token: the address behind any host, or the token alone', () => {
  const token = tokenOf(Uint8Array.from({ length: 12 }, (_, at) => at * 7));
  for (const written of [
    token,
    ` ${token} `,
    contentOf(token),
    `https://a.example${contentOf(token)}?from=wx`,
    `${token}#x`,
  ])
    assert.equal(badgeToken(written), token);
});
