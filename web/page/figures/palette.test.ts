import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contrast, DARK, inkOn, LIGHT, mixed, PRINTED } from './palette.ts';

const tokens = readFileSync(join(import.meta.dirname, '..', '..', 'theme', 'tokens.css'), 'utf8');
const NAMES = {
  ground: 'raised',
  text: 'text',
  muted: 'muted',
  line: 'line',
  indigo: 'indigo',
} as const;

test('charts are drawn in the colours of the theme', () => {
  const [light = '', , dark = ''] = tokens.split(/:root[^{]*\{/).slice(1);
  for (const [name, token] of Object.entries(NAMES))
    for (const [palette, css] of [
      [LIGHT, light],
      [DARK, dark],
    ] as const)
      assert.equal(Reflect.get(palette, name), new RegExp(`--${token}: (#\\w+)`).exec(css)?.[1], token);
});

test('what is written can be read on every shade, and the two lines stay apart in grey too', () => {
  for (const palette of [LIGHT, DARK, PRINTED]) {
    for (const ink of [palette.text, palette.muted]) assert.ok(contrast(ink, palette.ground) >= 4.5);
    for (let part = 0; part <= 1; part += 0.05) {
      const shade = mixed(palette.indigo, palette.ground, part);
      assert.ok(contrast(inkOn(shade), shade) >= 4.5, `${shade} ${part}`);
    }
    for (const mark of [palette.indigo, palette.second]) assert.ok(contrast(mark, palette.ground) >= 3);
  }
  assert.ok(contrast(PRINTED.indigo, PRINTED.second) > 2);
});
