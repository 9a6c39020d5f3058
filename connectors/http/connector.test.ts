import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Batch, ConnectorError, QUALITY } from '@selvedge/sdk/connector';
import fc from 'fast-check';
import { connector } from './connector.ts';
import { MAX_COLUMN_ROWS, ROWS_PER_BATCH, ROWS_PER_SLICE } from './limits.ts';

type Value = number | string | bigint;
type Point = [path: string, time: number, value: Value, quality: number];

const JSON_TYPE = 'application/json';
const LINES = 'application/x-ndjson';
const NOW = Number.NaN;
const SPEED = '一厂/缝制/3组/平车-07/speed';

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes.length === 0 ? bytes.length : Math.max(1, sizes[turn % sizes.length]);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function batches(
  body: string | Uint8Array,
  type = JSON_TYPE,
  sizes: readonly number[] = [],
): Promise<Batch[]> {
  const found: Batch[] = [];
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  for await (const batch of connector.decode(inChunks(bytes, sizes), type)) found.push(batch);
  return found;
}

const pointsOf = (found: readonly Batch[]): Point[] =>
  found.flatMap((batch) =>
    Array.from({ length: batch.length }, (_, row): Point => {
      const text = batch.text?.[row] ?? null;
      const value = text === null ? batch.value[row] : Number.isNaN(batch.value[row]) ? text : BigInt(text);
      return [batch.paths[batch.path[row]], batch.time[row], value, batch.quality[row]];
    }),
  );

const decode = async (
  body: string | Uint8Array,
  type = JSON_TYPE,
  sizes: readonly number[] = [],
): Promise<Point[]> => pointsOf(await batches(body, type, sizes));

async function fault(body: string | Uint8Array, type = JSON_TYPE): Promise<string> {
  try {
    await decode(body, type);
  } catch (error) {
    assert.ok(error instanceof ConnectorError, String(error));
    assert.equal(error.kind, 'never');
    return error.message;
  }
  return 'accepted';
}

describe('points', () => {
  test('a list, a single one, and lines', async () => {
    const time = Date.UTC(2026, 10, 23, 7, 50) * 1000;
    const first = `{"path":"${SPEED}","ts":"2026-11-23T15:50:00+08:00","value":4150}`;
    const second = `{"value":"running","quality":"uncertain","path":"f/state","ts":1795420200000.125}`;
    const expected: Point[] = [
      [SPEED, time, 4150, 0],
      ['f/state', 1795420200000125, 'running', 1],
    ];
    assert.deepEqual(await decode(`[${first}, ${second}]`), expected);
    assert.deepEqual(await decode(`\n[\n ${first}\n,\n${second}\n]\n`), expected);
    assert.deepEqual(await decode(`${first}\r\n\r\n${second}\n`, LINES), expected);
    assert.deepEqual(await decode(`${first}\n${second}`, LINES), expected);
    assert.deepEqual(await decode(first), expected.slice(0, 1));
    assert.deepEqual(await decode('[]'), []);
    assert.deepEqual(await decode('', LINES), []);
  });

  const values: [written: string, value: Value, quality: number][] = [
    ['12.5', 12.5, 0],
    ['-0.1', -0.1, 0],
    ['1e3', 1000, 0],
    ['123456789.12345678', 123456789.12345678, 0],
    ['true', 1, 0],
    ['false', 0, 0],
    ['"运行 \\"A\\" \\u4e00"', '运行 "A" 一', 0],
    ['9007199254740993', 9007199254740993n, 0],
    ['-9223372036854775808', -9223372036854775808n, 0],
    ['18446744073709551615', 18446744073709551615n, 0],
    ['99999999999999999999', 1e20, 0],
    ['1e400', NaN, QUALITY.notANumber],
    ['-1e400', NaN, QUALITY.notANumber],
    ['null', NaN, QUALITY.notANumber],
    ['NaN', NaN, QUALITY.notANumber],
    ['-Infinity', NaN, QUALITY.notANumber],
  ];
  for (const [written, value, quality] of values) {
    test(`value ${written}`, async () => {
      const expected = [['f/m', NOW, value, quality]];
      assert.deepEqual(await decode(`[{"path":"f/m","value":${written}}]`), expected);
      assert.deepEqual(await decode(`{"paths":["f/m"],"values":[${written}]}`), expected);
    });
  }

  test('what the source says of quality stands, unless it calls no number good', async () => {
    const cases: [string, number][] = [
      ['"value":1,"quality":17', 17],
      ['"value":1,"quality":"bad"', QUALITY.bad],
      ['"value":1,"quality":false', QUALITY.bad],
      ['"value":1,"quality":"strange"', QUALITY.bad],
      ['"value":null,"quality":"good"', QUALITY.notANumber],
      ['"value":null,"quality":"stale"', QUALITY.stale],
    ];
    for (const [written, quality] of cases)
      assert.equal((await decode(`{"path":"f/m",${written}}`))[0][3], quality, written);
  });

  test('a path written with escapes is the same path', async () => {
    const [batch] = await batches('[{"path":"f/\\u0061","value":1},{"path":"f/a","value":2}]');
    assert.deepEqual(batch.paths, ['f/a']);
    assert.deepEqual([...batch.path], [0, 0]);
  });

  test('a byte order mark is no content, even cut in two', async () => {
    const body = Buffer.from('\ufeff[{"path":"f/m","value":1}]');
    for (const size of [1, 2, 3, 100])
      assert.deepEqual(await decode(body, JSON_TYPE, [size]), [['f/m', NOW, 1, 0]]);
  });

  test('a long body becomes batches of a bounded size', async () => {
    const lines = Array.from({ length: ROWS_PER_BATCH * 2 + 5 }, (_, row) =>
      JSON.stringify({ path: `f/m${row % 7}`, ts: row, value: row }),
    );
    const found = await batches(lines.join('\n'), LINES, [65_536]);
    assert.deepEqual(
      found.map(({ length }) => length),
      [ROWS_PER_BATCH, ROWS_PER_BATCH, 5],
    );
    assert.deepEqual(
      pointsOf(found).map(([, , value]) => value),
      lines.map((_, row) => row),
    );
  });
});

describe('columns', () => {
  test('one path a row, in any order of the keys', async () => {
    const expected: Point[] = [
      ['f/a', 1000, 1.5, 0],
      ['f/b', 2000, 'x', 16],
      ['f/a', 3000, NaN, QUALITY.notANumber],
    ];
    const parts = [
      '"paths":["f/a","f/b","f/a"]',
      '"ts":[1,2,"1970-01-01T00:00:00.003Z"]',
      '"values":[1.5,"x",null]',
      '"quality":[0,"bad",true]',
    ];
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 0, 3, 2],
    ])
      assert.deepEqual(await decode(`{${order.map((part) => parts[part]).join(' ,\n')}}`), expected);
  });

  test('one path, or one time, for all rows', async () => {
    assert.deepEqual(await decode('{"paths":["f/a"],"ts":[1,2],"values":[1,2]}'), [
      ['f/a', 1000, 1, 0],
      ['f/a', 2000, 2, 0],
    ]);
    assert.deepEqual(await decode('{"paths":["f/a","f/b"],"ts":[1],"values":[1,2]}'), [
      ['f/a', 1000, 1, 0],
      ['f/b', 1000, 2, 0],
    ]);
    assert.deepEqual(await decode('{"paths":[],"ts":[],"values":[]}'), []);
  });

  test('without times they are stamped on arrival', async () => {
    assert.deepEqual(await decode('{"paths":["f/a"],"values":[1,2]}'), [
      ['f/a', NOW, 1, 0],
      ['f/a', NOW, 2, 0],
    ]);
  });

  test('several as lines, and among points', async () => {
    const body =
      '{"path":"f/p","value":1}\n{"paths":["f/a"],"ts":[1],"values":[2]}\n{"path":"f/p","value":3}\n';
    assert.deepEqual(
      (await decode(body, LINES)).map(([path, , value]) => [path, value]),
      [
        ['f/p', 1],
        ['f/a', 2],
        ['f/p', 3],
      ],
    );
  });

  test('many rows become slices that own their buffers', async () => {
    const rows = ROWS_PER_SLICE + 10;
    const ts = Array.from({ length: rows }, (_, row) => row);
    const found = await batches(JSON.stringify({ paths: ['f/a'], ts, values: ts }), JSON_TYPE, [65_536]);
    assert.deepEqual(
      found.map(({ length }) => length),
      [ROWS_PER_SLICE, 10],
    );
    assert.notEqual(found[0].value.buffer, found[1].value.buffer);
    assert.equal(found[1].time[9], (rows - 1) * 1000);
  });

  test('there is a limit of rows', async () => {
    const zeros = `${'0,'.repeat(MAX_COLUMN_ROWS)}0`;
    assert.match(await fault(`{"paths":["f/a"],"values":[${zeros}]}`), /more than 1000000 rows/);
  });
});

describe('what cannot be read is named', () => {
  const cases: [name: string, body: string | Uint8Array, type: string, fault: RegExp][] = [
    ['empty body', '', JSON_TYPE, /empty/],
    ['no JSON', 'hello', JSON_TYPE, /line 1: this is not JSON: "hello"/],
    ['a number', '5', JSON_TYPE, /must stand here/],
    ['list of numbers', '[1]', JSON_TYPE, /index 0: a point/],
    ['empty object', '{}', JSON_TYPE, /needs "path"/],
    ['no path', '[{"value":1}]', JSON_TYPE, /index 0: a point has no path/],
    ['no value', '[{"path":"f/a","value":1},{"path":"f/a","ts":1}]', JSON_TYPE, /index 1: .*no value/],
    ['misspelt key', '[{"path":"f/a","timestamp":1,"value":1}]', JSON_TYPE, /“timestamp” is no key/],
    ['key twice', '{"path":"f/a","path":"f/b","value":1}', JSON_TYPE, /“path” stands twice/],
    ['value an object', '{"path":"f/a","value":{"a":1}}', JSON_TYPE, /a value is/],
    ['value a list', '[{"path":"f/a","value":[1]}]', JSON_TYPE, /a value is/],
    ['parent folders', '[{"path":"../../etc/passwd","value":1}]', JSON_TYPE, /no metric path/],
    ['reserved name', '[{"path":"f/value","value":1}]', JSON_TYPE, /no metric path/],
    ['path a number', '[{"path":1,"value":1}]', JSON_TYPE, /path must be a text/],
    ['time without zone', '{"path":"f/a","ts":"2026-11-23 07:50:00","value":1}', JSON_TYPE, /ts is neither/],
    ['time too large', '{"path":"f/a","ts":1e300,"value":1}', JSON_TYPE, /ts is neither/],
    ['line', '{"path":"f/a","value":1}\n\n{"path":"f/a","value":oops}\n', LINES, /line 3: .*"oops/],
    ['cut-off line', '{"path":"f/a","value":1}\n{"path":"f/a","va\n{}', LINES, /line 2: a string/],
    ['a zero byte at the end', '[]\u0000x', JSON_TYPE, /not JSON/],
    ['cut-off body', '[{"path":"f/a","value":1},{"path":"f/a"', JSON_TYPE, /index 1: the body is cut off/],
    ['cut-off number', '[{"path":"f/a","value":1', JSON_TYPE, /cut off/],
    ['two values', '[]\n[]', JSON_TYPE, /something follows/],
    ['comma missing', '[{"path":"f/a","value":1} {"path":"f/a","value":1}]', JSON_TYPE, /comma/],
    ['comma at the end', '[{"path":"f/a","value":1},]', JSON_TYPE, /index 1: /],
    ['broken UTF-8', Uint8Array.from([...Buffer.from('{"path":"f/'), 0xc3, 0x28, 34]), JSON_TYPE, /UTF-8/],
    ['wrong escape', '{"path":"f/a","value":"\\x"}', JSON_TYPE, /wrong escape/],
    ['lengths differ', '{"paths":["f/a","f/b","f/c"],"ts":[1,2],"values":[1,2]}', JSON_TYPE, /“paths” has 3/],
    ['columns without values', '{"paths":["f/a"],"ts":[1]}', JSON_TYPE, /need “values”/],
    ['column entry', '{"paths":["f/a"],"ts":[1,"x"],"values":[1,2]}', JSON_TYPE, /ts\[1\]: ts is neither/],
    ['columns in a list', '[{"paths":["f/a"],"values":[1]}]', JSON_TYPE, /belongs to columns/],
    ['endless string', `{"path":"${'a'.repeat(100_000)}`, JSON_TYPE, /not closed/],
    ['deep nesting', '['.repeat(100_000), JSON_TYPE, /must stand here/],
  ];
  for (const [name, body, type, expected] of cases)
    test(name, async () => assert.match(await fault(body, type), expected));
});

const value: fc.Arbitrary<number | string | boolean> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => Math.abs(one) < 2 ** 53),
  fc.boolean(),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
);
const point = fc.record({
  path: fc.constantFrom('f/a', 'f/b/power', SPEED),
  ts: fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: undefined }),
  value,
});
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 });
const expectedOf = ({ path, ts, value }: { path: string; ts?: number; value: unknown }): Point => [
  path,
  ts === undefined ? NOW : ts * 1000,
  typeof value === 'string' ? value : Number(value) || 0,
  0,
];

test('property: every point comes back, whatever the chunks, as list, lines and columns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(point, { maxLength: 20 }), sizes, async (points, cut) => {
      const expected = points.map(expectedOf);
      const plus = (found: Point[]): Point[] =>
        found.map(([path, time, value, quality]) => [path, time, value === 0 ? 0 : value, quality]);
      assert.deepEqual(plus(await decode(JSON.stringify(points, null, 1), JSON_TYPE, cut)), expected);
      const lines = points.map((one) => JSON.stringify(one)).join('\n');
      assert.deepEqual(plus(await decode(lines, LINES, cut)), expected);
      const columns = {
        ts: points.map(({ ts }) => ts ?? null),
        values: points.map(({ value }) => value),
        paths: points.map(({ path }) => path),
      };
      if (points.length !== 1)
        assert.deepEqual(plus(await decode(JSON.stringify(columns), JSON_TYPE, cut)), expected);
    }),
  );
});

test('property: numbers are read as JSON.parse reads them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
      sizes,
      async (numbers, cut) => {
        const small = numbers.filter((one) => !Number.isInteger(one) || Number.isSafeInteger(one));
        const found = await decode(JSON.stringify({ paths: ['f/a'], values: small }), JSON_TYPE, cut);
        assert.deepEqual(
          found.map(([, , value]) => value),
          JSON.parse(JSON.stringify(small)),
        );
      },
    ),
  );
});

test('property: a body cut anywhere is an error, never fewer points', async () => {
  const body = '[{"path":"f/a","ts":1,"value":-1.5e1},{"path":"f/一","value":"x\\n","quality":1}]';
  const bytes = Buffer.from(body);
  for (let end = 0; end < bytes.length; end++)
    assert.match(await fault(bytes.subarray(0, end)), /cut off|empty|UTF-8|not JSON: "-/, String(end));
  assert.equal(await fault(body), 'accepted');
});

test('property: no bytes break it', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"path"',
          '"f/a"',
          '"value"',
          '1',
          '"paths"',
          '"values"',
          '\n',
        ),
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(JSON_TYPE, LINES), sizes, async (body, type, cut) => {
      try {
        for (const [path, time, , quality] of await decode(body, type, cut)) {
          assert.ok(path.includes('/'));
          assert.ok(Number.isNaN(time) || Number.isSafeInteger(time));
          assert.ok(quality <= 255);
        }
      } catch (error) {
        assert.ok(error instanceof ConnectorError && error.kind === 'never', String(error));
      }
    }),
    { numRuns: 500 },
  );
});
