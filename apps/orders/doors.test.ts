import { test } from 'node:test';
import { testHidden } from '@selvedge/sdk/testing';
import app from './app.ts';
import { addReleased, openOrders } from './testing.ts';

test('prices, credit and what operations pay never leave the server for who may not see them', async (t) => {
  const house = await openOrders();
  const { order, style, styleVersion } = await addReleased(house);
  // What is asked for is near the canary, never the canary itself: an answer may say a question back.
  await house.sales.act('changeOrder', { order, fee: '77.13', currencyNote: 'KANARI FOB' });
  const { customer } = await house.owner.get('order', order);
  await house.sales.change('customer', customer, { creditLimit: '918273.45', receivable: '817263.54' });
  await house.settle();
  const walk = {
    server: house.server,
    app,
    known: { order: [order], customer: [customer], style: [style], styleVersion: [styleVersion] },
    wished: ['77', 'KANAR', '0', '918273'],
    inputs: [{ order }, { styleVersion }, { style }],
    disturb: () => house.sales.change('customer', customer, { notes: String(Math.random()) }),
  };
  const canaries = ['77.13', 'KANARI', '918273.45', '817263.54'];
  await testHidden(
    t,
    walk,
    { from: ['viewer'], canaries: [...canaries, '0.3250'], raw: ['91827345', '81726354'] },
    { from: ['leader', 'worker', 'engineer'], canaries },
  );
});
