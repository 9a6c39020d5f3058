import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorker, local, loginOf, MONDAY, openPeople, refusedWith } from './testing.ts';

const house = await openPeople();
const { owner, hr, gate, leader, worker, viewer } = house;
const { id: first } = await hr.add('team', { name: '1组' });
const { id: second } = await hr.add('team', { name: '2组' });

test('hired with a badge: team from the first day on, others hear of it', async () => {
  const hired = await hr.act('hire', { number: '0231', name: '李芳', team: first, position: '平车' });
  assert.match(hired.content, /^\/b\/[2-9a-z_]{12}$/);
  assert.partialDeepStrictEqual(await viewer.get('worker', hired.worker), {
    number: '0231',
    hiredOn: MONDAY,
    team: first,
    isActive: true,
  });
  const { items } = await viewer.list('placing', { where: { worker: hired.worker } });
  assert.partialDeepStrictEqual(items, [{ kind: 'home', since: MONDAY, team: first }]);
  await assert.rejects(hr.act('hire', { number: '0231', name: '别人' }), refusedWith('conflict'));
  const told = await house.server.parts.store.system((tx) =>
    tx.rows<{ payload: object }>(
      `select payload from selvedge.events where event = 'people/worker.hired/v1'`,
      [],
    ),
  );
  assert.partialDeepStrictEqual(told[0].payload, { number: '0231', name: '李芳', hiredOn: MONDAY });
});

test('a lost badge is void as soon as there is a new one', async () => {
  const { worker: id, content: lost } = await hr.act('hire', { number: '0300', name: '王强', team: first });
  assert.partialDeepStrictEqual(await gate.view('workerByBadge', { code: `https://f.example${lost}` }), {
    worker: id,
    name: '王强',
    teamName: '1组',
  });
  const { content } = await hr.act('issueBadge', { worker: id, reason: '遗失' });
  assert.notEqual(content, lost);
  await assert.rejects(gate.view('workerByBadge', { code: lost }), refusedWith('conflict', /void/));
  await assert.rejects(gate.act('clock', { code: lost }), refusedWith('conflict', /void/));
  assert.equal((await gate.view('workerByBadge', { code: content })).worker, id);
  assert.equal((await gate.view('workerByBadge', { code: '0300' })).worker, id);
  await assert.rejects(gate.view('workerByBadge', { code: '/b/22222222aaaa' }), refusedWith(404));
  await assert.rejects(leader.list('badge'), refusedWith(403));
});

test('a move counts from its day; a loan for its days only', async () => {
  const { id } = await addWorker(house, { team: first });
  await hr.act('moveTeam', { worker: id, team: second, since: '2026-11-24' });
  assert.equal((await viewer.get('worker', id)).team, first, 'not yet');
  await leader.act('lend', { worker: id, team: second });
  await assert.rejects(leader.act('lend', { worker: id, team: second }), refusedWith('conflict', /lent/));
  const now = await leader.view('presentNow', { team: second });
  assert.deepEqual(
    now.teams.flatMap((one: { missing: { worker: string }[] }) => one.missing.map((who) => who.worker)),
    [id],
  );
  house.at('2026-11-24 09:00');
  await house.runJob('newDay');
  assert.equal((await viewer.get('worker', id)).team, second);
  house.at(`${MONDAY} 09:00`);
  await assert.rejects(
    hr.act('moveTeam', { worker: id, team: first, since: '2020-01-01' }),
    refusedWith('input.invalid'),
  );
});

test('a loan that is ended brings him back', async () => {
  const { id } = await addWorker(house, { team: first });
  const { placing } = await leader.act('lend', { worker: id, team: second, until: '2026-11-30' });
  await leader.act('endLoan', { placing });
  await assert.rejects(leader.act('endLoan', { placing }), refusedWith(404));
  const { rows } = await leader.view('attendanceDays', { from: MONDAY, to: MONDAY, worker: id });
  assert.equal(rows[0].team, first);
});

test('who leaves keeps his records and loses his badge; who comes back has his old number', async () => {
  const { worker: id, content } = await hr.act('hire', {
    number: '0400',
    name: '赵敏',
    team: first,
    hiredOn: '2026-03-02',
  });
  assert.equal((await hr.act('leave', { worker: id, leftOn: '2026-11-25', reason: '回乡' })).isActive, true);
  assert.equal((await gate.view('workerByBadge', { code: content })).isActive, true, 'until the last day');
  await assert.rejects(hr.act('leave', { worker: id }), refusedWith('conflict', /left already/));
  await leader.act('clock', { worker: id, at: local('2026-11-20 07:30') });
  house.at('2026-11-26 09:00');
  await house.runJob('newDay');
  assert.partialDeepStrictEqual(await viewer.get('worker', id), { isActive: false, leftReason: '回乡' });
  await assert.rejects(gate.view('workerByBadge', { code: content }), refusedWith('conflict', /void/));
  await assert.rejects(gate.act('clock', { code: '0400' }), refusedWith('conflict', /does not work here/));
  const back = await hr.act('rehire', { worker: id, hiredOn: '2026-11-26' });
  assert.notEqual(back.content, content);
  assert.partialDeepStrictEqual(await viewer.get('worker', id), {
    number: '0400',
    isActive: true,
    leftOn: null,
  });
  house.at(`${MONDAY} 09:00`);
});

test('skills: scarce kinds first', async () => {
  const { id } = await addWorker(house, { team: first, skills: { 上领: 'B', 平缝: 'A' } });
  await addWorker(house, { team: first, skills: { 平缝: 'B', 上领: 'D' } });
  const { kinds, rows } = await viewer.view('skillMatrix', { team: first });
  assert.deepEqual(kinds, [
    { kind: '上领', masters: 0, skilled: 1, able: 0, learning: 1 },
    { kind: '平缝', masters: 1, skilled: 1, able: 0, learning: 0 },
  ]);
  assert.deepEqual(rows.find((row: { worker: string }) => row.worker === id).skills, {
    上领: 'B',
    平缝: 'A',
  });
  await assert.rejects(
    hr.act('changeWorker', { worker: id, skills: { 上领: 'Z' } }),
    refusedWith('input.invalid'),
  );
});

test('a roster out of Excel: looked at first, then read in whole or not at all', async () => {
  const sheet =
    '工号\t姓名\t班组\t工种\t电话\t入职日期\t身份证号\n9001\t孙丽\t9组\t四线\t13800000000\t2024/3/5\t330203199001010000\n9002\t周军\t9组\t\t\t去年\t\n0231\t重名\t1组\t\t\t\t\n';
  const look = await hr.act('importRoster', { sheet, dryRun: true });
  assert.deepEqual(
    look.faults.map(({ row, zh }: { row: number; zh: string }) => [row, zh]),
    [
      [3, '入职日期“去年”看不懂，写成 2024-3-5'],
      [4, '工号 0231 已经有了'],
    ],
  );
  assert.partialDeepStrictEqual(look, { workers: 3, newTeams: ['9组'], unkept: ['身份证号'] });
  await assert.rejects(hr.act('importRoster', { sheet }), refusedWith('input.invalid', /Row 3/));
  assert.equal((await viewer.list('team', { where: { name: '9组' } })).items.length, 0);
  const good = sheet.replace('去年', '2025-6-1').split('\n').slice(0, 3).join('\n');
  await hr.act('importRoster', { sheet: good });
  const { items } = await hr.list('worker', { search: '900', sort: 'number' });
  assert.partialDeepStrictEqual(items, [
    { number: '9001', name: '孙丽', position: '四线', phone: '13800000000', hiredOn: '2024-03-05' },
    { number: '9002', hiredOn: '2025-06-01' },
  ]);
  assert.ok(!JSON.stringify(items).includes('3302'));
  await assert.rejects(
    hr.act('importRoster', { sheet: '工号,姓名,时薪\n1,甲,20' }),
    refusedWith('input.invalid', /home rate/),
  );
});

test('a worker sees himself and nobody else', async () => {
  const { id } = await addWorker(house, { team: first });
  await assert.rejects(worker.view('mine'), refusedWith(404));
  const login = await loginOf(worker);
  await hr.act('linkLogin', { worker: id, login: login.toUpperCase() });
  assert.partialDeepStrictEqual(await worker.view('mine'), { worker: id, teamName: '1组' });
  const other = await addWorker(house);
  await assert.rejects(hr.act('linkLogin', { worker: other.id, login }), refusedWith('conflict'));
  await assert.rejects(worker.list('worker'), refusedWith(403));
  await assert.rejects(worker.view('attendanceDays', { from: MONDAY, to: MONDAY }), refusedWith(403));
  await assert.rejects(
    worker.act('requestLeave', { worker: other.id, kind: 'sick', since: MONDAY, until: MONDAY }),
    refusedWith(404),
  );
  await hr.act('linkLogin', { worker: id });
  await assert.rejects(worker.view('mine'), refusedWith(404));
});

test('records of workers are changed by actions only', async () => {
  const { id } = await addWorker(house);
  await assert.rejects(owner.change('worker', id, { name: '-' }), refusedWith(403));
  await assert.rejects(owner.remove('worker', id), refusedWith(403));
});

test('another factory knows nothing of these people', async () => {
  const { id } = await addWorker(house);
  const other = await house.elsewhere('other');
  assert.deepEqual((await other.list('worker')).items, []);
  await assert.rejects(other.get('worker', id), refusedWith(404));
  await assert.rejects(other.act('clock', { worker: id }), refusedWith(404));
  await assert.rejects(other.act('issueBadge', { worker: id }), refusedWith(404));
  await assert.rejects(other.view('workerByBadge', { code: '0231' }), refusedWith(404));
  assert.deepEqual((await other.view('attendanceOf', { month: '2026-11' })).rows, []);
});
