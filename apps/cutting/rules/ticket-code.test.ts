import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberOf, serialsAfter, typedNumber } from './numbering.ts';
import { codeOf, contentOf, readTicket } from './ticket-code.ts';

const random = fc.uint8Array({ minLength: 12, maxLength: 12 });

test('what is printed is read again: as text, as address, with what a phone adds', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const code = codeOf(bytes);
      assert.match(code, /^[2-9a-hjkmnp-z_]{12}$/);
      for (const written of [
        code,
        contentOf(code),
        `https://factory.example${contentOf(code)}`,
        ` https://factory.example${contentOf(code)}?from=scan#1 \n`,
      ])
        assert.deepEqual(readTicket(written), { code });
    }),
  );
});

test('each code is as likely as any other', () => {
  const seen = new Set(Array.from({ length: 256 }, (_, byte) => codeOf(new Uint8Array(12).fill(byte))));
  assert.equal(seen.size, 32);
});

test('what is no code is a number; numbers are read as they are printed', () => {
  assert.deepEqual(readTicket(' 0231 '), { number: '0231' });
  assert.deepEqual(readTicket('０２３１'), { number: '0231' });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (serial) => {
      for (const written of [String(serial), numberOf(serial), `#${serial}`, ` ${serial} `])
        assert.equal(typedNumber(written), numberOf(serial));
      assert.deepEqual(serialsAfter(serial, 3), [serial + 1, serial + 2, serial + 3]);
    }),
  );
  assert.equal(typedNumber('A-7'), 'A-7');
});
