import { test } from 'node:test';
import { testHidden } from '@selvedge/sdk/testing';
import app from './app.ts';
import { addWorker, openPeople } from './testing.ts';

test('home rates and phones never leave the server for who may not see them', async (t) => {
  const house = await openPeople();
  const { id } = await addWorker(house, { homeRate: '27.1342', phone: '13857400123' });
  await house.hr.act('changeWorker', { worker: id, name: '改名' });
  await house.settle();
  const walk = {
    server: house.server,
    app,
    known: { worker: [id] },
    wished: ['27', '138574', '0'],
    inputs: [{ worker: id }, { month: '2026-11' }, { from: '2026-11-23', to: '2026-11-23' }],
    disturb: () => house.hr.act('changeWorker', { worker: id, position: String(Math.random()) }),
  };
  const raw = ['271342'];
  await testHidden(
    t,
    walk,
    { from: ['viewer', 'engineer', 'worker'], canaries: ['27.1342', '13857400123'], raw },
    { from: ['leader'], canaries: ['27.1342'], raw },
  );
});
