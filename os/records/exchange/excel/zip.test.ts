import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elements } from './elements.ts';
import { readWorkbook } from './workbook-reading.ts';
import { workbookOf } from './workbook-writing.ts';
import { TooLarge, ZipFile } from './zip-reading.ts';
import { zipOf } from './zip-writing.ts';

async function whole(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('what goes into an archive comes out of it', async () => {
  const long = Array.from({ length: 20_000 }, (_, index) => `第 ${index} 行\n`);
  const zip = new ZipFile(
    await whole(
      zipOf([
        { name: '空.txt', content: [] },
        { name: 'a/long.txt', content: long },
      ]),
    ),
  );
  assert.equal(await zip.text('空.txt'), '');
  assert.equal(await zip.text('a/long.txt'), long.join(''));
  assert.equal(await zip.text('nothing'), null);
});

test('a bomb goes off nowhere', async () => {
  const million = 'x'.repeat(1_000_000);
  const bomb = await whole(zipOf([{ name: 'bomb', content: Array.from({ length: 125 }, () => million) }]));
  assert.ok(bomb.length < 1_000_000);
  await assert.rejects(new ZipFile(bomb).text('bomb'), TooLarge);
});

test('broken XML is read in a time in proportion to it', () => {
  const began = performance.now();
  for (const part of ['<row>', '<row ', '<row a="', '<row/'])
    assert.throws(() => {
      const found = [...elements(part.repeat(400_000), 'row')];
      throw new Error(String(found.length));
    }, Error);
  assert.ok(performance.now() - began < 5000);
});

test('titles that Excel refuses are written otherwise; rows are counted as Excel does', async () => {
  const file = await whole(
    workbookOf([
      { title: 'x/:y', columns: [{ heading: 'a', width: 9, isText: true }], rows: [[{ text: 'b' }]] },
    ]),
  );
  const read = await readWorkbook(file, null);
  assert.deepEqual(
    [...read.rows()],
    [
      { row: 1, cells: ['a'] },
      { row: 2, cells: ['b'] },
    ],
  );
});
