import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterIn, searchOf, spanFilter } from './filter.ts';

const org = { slug: 'f', title: 'f', timeZone: 'Asia/Shanghai', dayStart: '05:00' };
const at = (text: string): number => Date.parse(text);

test('a period ends with the work day that is on, which began at a set hour', () => {
  assert.deepEqual(spanFilter('week', org, at('2026-11-24T04:59:00+08:00')), {
    span: 'week',
    from: '2026-11-17',
    to: '2026-11-23',
  });
  assert.deepEqual(spanFilter('day', org, at('2026-11-24T05:00:00+08:00')), {
    span: 'day',
    from: '2026-11-24',
    to: '2026-11-24',
  });
  assert.equal(spanFilter('quarter', org, at('2027-01-01T12:00:00+08:00')).from, '2026-10-04');
});

test('what is shown stands in the address, beside what else stands there', () => {
  const now = at('2026-11-24T12:00:00+08:00');
  for (const search of ['?x=1&span=month&team=t1', '?x=1&from=2026-11-01&to=2026-11-03', '?span=day'])
    assert.deepEqual(
      filterIn(searchOf(filterIn(search, 'week', org, now), search), 'week', org, now),
      filterIn(search, 'week', org, now),
    );
  assert.equal(searchOf(filterIn('?x=1&span=own', 'month', org, now), '?x=1'), '?x=1&span=month');
  // Nonsense is no reason not to open.
  assert.equal(filterIn('?from=2026-12-01&to=2026-11-01', 'week', org, now).span, 'week');
});
