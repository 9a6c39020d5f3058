import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { settled } from './receivables.ts';

const TODAY = '2026-11-23';
const bills = fc.array(
  fc.record({ days: fc.integer({ min: -40, max: 40 }), amount: fc.integer({ min: 1, max: 50 }) }),
  { maxLength: 6 },
);
const payments = fc.array(
  fc.record({ bill: fc.option(fc.nat({ max: 7 }), { nil: null }), amount: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 6 },
);

test('as if every yuan was put down by hand', () => {
  fc.assert(
    fc.property(bills, payments, (billed, paid) => {
      const own = billed.map(({ days, amount }, at) => ({
        id: `${at}`,
        due: addDays(TODAY, days),
        amount: BigInt(amount),
      }));
      const given = paid.map(({ bill, amount }) => ({
        bill: bill === null ? null : `${bill}`,
        amount: BigInt(amount),
      }));
      const left = new Map(own.map(({ id, amount }) => [id, amount]));
      const loose: bigint[] = [];
      for (const { bill, amount } of given)
        for (let yuan = 0n; yuan < amount; yuan++) {
          const rest = left.get(bill ?? '') ?? 0n;
          if (rest > 0n) left.set(bill ?? '', rest - 1n);
          else loose.push(1n);
        }
      const oldest = own.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1));
      let credit = 0n;
      for (const yuan of loose) {
        const open = oldest.find(({ id }) => (left.get(id) ?? 0n) > 0n);
        if (open === undefined) credit += yuan;
        else left.set(open.id, (left.get(open.id) ?? 0n) - yuan);
      }
      const told = settled(own, given, TODAY);
      assert.deepEqual(new Map(told.bills.map(({ id, open }) => [id, open])), left);
      assert.equal(told.credit, credit);
      for (const { open, due, daysOver } of told.bills) assert.equal(daysOver > 0, open > 0n && due < TODAY);
    }),
  );
});
