import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { CsvFile, type CsvRow } from './csv.ts';
import { detectEncoding } from './encoding.ts';

const folder = mkdtempSync(join(tmpdir(), 'selvedge-csv-'));
const file = join(folder, 'table.csv');
after(() => rmSync(folder, { recursive: true, force: true }));

async function read(
  content: string | Uint8Array,
  encoding = 'utf-8',
  delimiter = ',',
): Promise<{ headings: readonly string[]; rows: CsvRow[] }> {
  writeFileSync(file, content);
  const table = new CsvFile(file, encoding, delimiter);
  const rows: CsvRow[] = [];
  for await (const row of table) rows.push(row);
  return { headings: table.headings, rows };
}

const good = (line: number, ...cells: string[]): CsvRow => ({ line, cells, fault: null });
const bad = (line: number, fault: string): CsvRow => ({ line, cells: null, fault });

test('headings, rows, line breaks of both kinds, empty lines, a last line without an end', async () => {
  const { headings, rows } = await read('a,b\r\n1,2\n\n3,"x, ""y"""\n5,6');
  assert.deepEqual(headings, ['a', 'b']);
  assert.deepEqual(rows, [good(2, '1', '2'), good(4, '3', 'x, "y"'), good(5, '5', '6')]);
});

test('a line with too few or too many cells costs that line alone', async () => {
  const { rows } = await read('a,b\n1\n2,3,4\n5,6,,\n7,8\n');
  assert.deepEqual(rows, [
    bad(2, '1 cells, 2 headings'),
    bad(3, '3 cells, 2 headings'),
    good(4, '5', '6', '', ''),
    good(5, '7', '8'),
  ]);
});

test('a file that is cut off loses its last line only', async () => {
  const { rows } = await read('a,b,c\n1,2,3\n4,5.');
  assert.deepEqual(rows, [good(2, '1', '2', '3'), bad(3, 'the file breaks off here')]);
});

test('a quoted cell may go on over lines; one that is never closed costs its own line', async () => {
  const { rows } = await read('a,b\n1,"x\ny"\n2,"open\n3,z\n4,w\n');
  assert.deepEqual(rows, [
    good(2, '1', 'x\ny'),
    bad(4, 'a quote is never closed'),
    good(5, '3', 'z'),
    good(6, '4', 'w'),
  ]);
});

test('a quote inside a cell is a sign like others', async () => {
  const { rows } = await read('size,n\n5" pipe,1\n6" pipe,2\n');
  assert.deepEqual(rows, [good(2, '5" pipe', '1'), good(3, '6" pipe', '2')]);
});

test('other delimiters', async () => {
  for (const delimiter of [';', '\t', '|']) {
    const { rows } = await read(`a${delimiter}b\n1,5${delimiter}"x${delimiter}y"\n`, 'utf-8', delimiter);
    assert.deepEqual(rows, [good(2, '1,5', `x${delimiter}y`)]);
  }
});

test('encodings are found out, marks of byte order left out', async () => {
  // 设备,状态 / 平车,运行 in GB18030.
  const gb = Buffer.from('c9e8b1b82cd7b4ccac0a c6bdb3b52cd4cbd0d00a'.replaceAll(' ', ''), 'hex');
  const text = '设备,状态\n平车,运行\n';
  const cases: [Uint8Array, string][] = [
    [gb, 'gb18030'],
    [Buffer.from(text), 'utf-8'],
    [Buffer.from(`\ufeff${text}`), 'utf-8'],
    [Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    [Buffer.from('a,b\n1,2\n'), 'utf-8'],
  ];
  for (const [bytes, encoding] of cases) {
    writeFileSync(file, bytes);
    assert.equal(await detectEncoding(file), encoding);
    const { headings, rows } = await read(bytes, encoding);
    if (headings[0] === 'a') continue;
    assert.deepEqual(headings, ['设备', '状态']);
    assert.deepEqual(rows, [good(2, '平车', '运行')]);
  }
});

test('a few broken bytes do not make a UTF-8 file a Chinese one', async () => {
  const bytes = Buffer.concat([
    Buffer.from('设备,值\n平车,1\n'),
    Buffer.from([0xc3, 0x28, 44, 50, 10]),
    Buffer.from('包缝,3\n'),
  ]);
  writeFileSync(file, bytes);
  assert.equal(await detectEncoding(file), 'utf-8');
  const { rows } = await read(bytes);
  assert.deepEqual(rows[1].cells, ['\ufffd(', '2']);
  assert.deepEqual(rows[2], good(4, '包缝', '3'));
});

test('property: what was written as CSV is read back', async () => {
  const cell = fc.stringMatching(/^[a-z0-9 ,"\n一二；]{0,8}$/u);
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const row = fc.array(cell, { minLength: 3, maxLength: 3 }).filter((cells) => cells.join('').trim() !== '');
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (table) => {
      const content = ['a,b,c', ...table.map((cells) => cells.map(quoted).join(','))].join('\n');
      const { rows } = await read(`${content}\n`);
      assert.deepEqual(
        rows.map(({ cells }) => cells),
        table,
      );
    }),
    { numRuns: 150 },
  );
});

test('property: whatever one line holds, the lines around it are read', async () => {
  const broken = fc.stringMatching(/^[a-z",]{0,12}$/);
  await fc.assert(
    fc.asyncProperty(broken, async (line) => {
      const { rows } = await read(`a,b\n1,2\n${line}\n3,4\n5,6\n`);
      const read34 = rows.filter(({ cells }) => cells?.join() === '3,4' || cells?.join() === '5,6');
      assert.deepEqual(rows[0], good(2, '1', '2'));
      assert.equal(read34.length, 2, JSON.stringify(rows));
    }),
    { numRuns: 300 },
  );
});
