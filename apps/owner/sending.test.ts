import assert from 'node:assert/strict';
import { createECDH, createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { openOwner, refusedWith } from './testing.ts';

const house = await openOwner();
const { owner, manager } = house;

interface Came {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Stands where the group chats are: takes what comes, answers as it is told. */
const came: Came[] = [];
let answer = { status: 200, text: '{"errcode":0,"errmsg":"ok"}' };
const robot = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://robot');
    came.push({ path: pathname, query: searchParams, headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(answer.status).end(answer.text);
  });
});
await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve));
after(() => robot.close());
const at = `http://127.0.0.1:${(robot.address() as AddressInfo).port}`;
house.server.outside.post = async ({ url, headers, body }) => {
  const { pathname, search } = new URL(url);
  const said = await fetch(`${at}${pathname}${search}`, {
    method: 'POST',
    headers: { ...headers },
    body: new Uint8Array(body),
  });
  return { status: said.status, text: await said.text() };
};
const taken = (): Came[] => came.splice(0);
const letters = async () => (await owner.view('sending')).letters;

test('the three robots are written to as each of them reads', async () => {
  const add = (kind: string, address: string, secret?: string) =>
    owner.act('addRobot', {
      kind,
      title: `群-${kind}`,
      address,
      ...(secret === undefined ? {} : { secret }),
    });
  await add('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecomsecret');
  await add('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=t1', 'SECabc');
  await add('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/h1', 'feisecret');
  house.at('2026-11-23 20:00');
  const { sent } = await owner.act('reportNow', { isSent: true });
  assert.equal(sent, 3);
  await house.settle();
  const byPath = new Map(taken().map((one) => [one.path, one]));
  const wecom = JSON.parse(String(byPath.get('/cgi-bin/webhook/send')?.body));
  assert.equal(wecom.msgtype, 'markdown');
  assert.match(wecom.markdown.content, /^\*\*日报 2026-11-23\*\*\n没有在做的单。/);
  const ding = byPath.get('/robot/send');
  const time = house.clock.now;
  assert.equal(ding?.query.get('access_token'), 't1');
  assert.equal(ding?.query.get('timestamp'), String(time));
  assert.equal(
    ding?.query.get('sign'),
    createHmac('sha256', 'SECabc').update(`${time}\nSECabc`).digest('base64'),
  );
  assert.equal(JSON.parse(String(ding?.body)).markdown.title, '日报 2026-11-23');
  const fei = JSON.parse(String(byPath.get('/open-apis/bot/v2/hook/h1')?.body));
  const seconds = Math.floor(time / 1000);
  assert.equal(fei.timestamp, String(seconds));
  assert.equal(fei.sign, createHmac('sha256', `${seconds}\nfeisecret`).update('').digest('base64'));
  assert.equal(fei.msg_type, 'text');
  assert.deepEqual(
    (await letters()).map(({ state }: { state: string }) => state),
    ['sent', 'sent', 'sent'],
  );
});

test('amounts stay at home unless they are let out', async () => {
  await owner.act('reportNow', { isSent: true });
  await house.settle();
  assert.equal(
    taken().some(({ body }) => String(body).includes('没有应收')),
    false,
  );
  await owner.json('PUT', '/apps/owner/settings', { tellsMoney: true });
  await owner.act('reportNow', { isSent: true });
  await house.settle();
  assert.equal(
    taken().every(({ body }) => String(body).includes('没有应收')),
    true,
  );
});

test('addresses and secrets are never read back', async () => {
  const all = JSON.stringify([await owner.view('sending'), await owner.json('GET', '/audit?limit=500')]);
  for (const secret of ['wecomsecret', 'SECabc', 'feisecret', 'hook/h1'])
    assert.equal(all.includes(secret), false, secret);
  await assert.rejects(manager.view('sending'), refusedWith(403));
  await assert.rejects(manager.act('testSend'), refusedWith(403));
  await assert.rejects(
    owner.act('addRobot', {
      kind: 'wecom',
      title: 'x',
      address: 'https://192.168.1.5/hook',
      isElsewhere: true,
    }),
    refusedWith(400),
  );
  await assert.rejects(
    owner.act('addRobot', { kind: 'wecom', title: 'x', address: 'https://relay.example/hook' }),
    refusedWith(400),
  );
});

test('what fails is tried again, then told with what to do', async () => {
  const { robots } = await owner.view('sending');
  const [{ id }] = robots;
  answer = { status: 503, text: 'busy' };
  await owner.act('testSend', { robot: id });
  await house.settle();
  assert.equal(taken().length, 1);
  let [last] = await letters();
  assert.deepEqual([last.state, last.tries], ['waiting', 1]);
  for (const minutes of [2, 6, 31]) {
    house.clock.now += minutes * 60_000;
    await house.settle();
  }
  assert.equal(taken().length, 3);
  last = (await letters()).find(({ id: one }: { id: string }) => one === last.id);
  assert.deepEqual([last.state, last.tries], ['failed', 4]);
  answer = { status: 200, text: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
  await owner.act('testSend', { robot: id });
  await house.settle();
  [last] = await letters();
  assert.equal(last.state, 'failed');
  assert.match(last.fault.zh, /invalid webhook url.*重新填/);
  answer = { status: 200, text: '{"errcode":0}' };
  taken();
});

test('a phone gets what only it can read', async () => {
  const phone = createECDH('prime256v1');
  phone.generateKeys();
  const { device } = await owner.act('addDevice', {
    title: 'Android Chrome',
    endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
    p256dh: phone.getPublicKey().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
  });
  answer = { status: 201, text: '' };
  const { sent } = await owner.act('testSend', { device });
  assert.equal(sent, 1);
  await house.settle();
  const [one] = taken();
  assert.equal(one?.headers['content-encoding'], 'aes128gcm');
  assert.match(String(one?.headers['authorization']), /^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]{87}$/);
  assert.equal(one?.body.includes('试发'), false);
  answer = { status: 410, text: '' };
  await owner.act('testSend', { device });
  await house.settle();
  const [last] = await letters();
  assert.match(last.fault.zh, /重新打开通知/);
  answer = { status: 200, text: '{"errcode":0}' };
});

test('at the set hour the day’s report is made and sent, once', async () => {
  await owner.json('PUT', '/apps/owner/settings', { reportHour: 19 });
  taken();
  house.at('2026-11-24 18:00');
  await house.server.parts.host.settle();
  await runJob();
  assert.equal(taken().length, 0);
  house.at('2026-11-24 19:00');
  await runJob();
  await runJob();
  await house.settle();
  assert.equal(taken().filter(({ path }) => path === '/cgi-bin/webhook/send').length, 1);
  assert.equal((await owner.view('daily')).report.day, '2026-11-24');
});

const runJob = async (): Promise<void> => {
  const { fault } = await owner.json('POST', '/apps/owner/jobs/daily-report/run');
  assert.equal(fault, null);
};
