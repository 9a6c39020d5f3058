import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessed } from './drawings.ts';

test('a style’s name says which drawing to begin with', () => {
  const cases = {
    圆领短袖: 'tee',
    翻领短袖: 'polo',
    'POLO 衫': 'polo',
    长袖衬衫: 'shirt',
    'Oxford shirt': 'shirt',
    'T-shirt basic': 'tee',
    休闲长裤: 'trousers',
    连帽卫衣: 'hoodie',
    'Zip hoodie': 'hoodie',
  } as const;
  for (const [name, drawing] of Object.entries(cases)) assert.equal(guessed(name), drawing, name);
  assert.equal(guessed(null), 'tee');
});
