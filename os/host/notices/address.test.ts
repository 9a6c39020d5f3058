import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNear, pushAddress, robotAddress } from './address.ts';
import { postOut } from './post.ts';

test('nothing is of this machine or its network', () => {
  for (const near of [
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '172.31.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
  ])
    assert.equal(isNear(near), true, near);
  for (const far of ['1.1.1.1', '101.91.0.1', '2400:3200::1']) assert.equal(isNear(far), false, far);
});

test('a robot’s address is https of its own house, unless somebody answers for another', () => {
  const good = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';
  assert.equal(robotAddress('wecom', good, false).href, good);
  for (const bad of [
    'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
    'https://qyapi.weixin.qq.com.evil.example/send',
    'https://qyapi.weixin.qq.com:8443/send',
    'https://user:word@qyapi.weixin.qq.com/send',
    'https://oapi.dingtalk.com/robot/send?access_token=1',
    'not an address',
  ])
    assert.throws(() => robotAddress('wecom', bad, false), bad);
  assert.equal(robotAddress('wecom', 'https://relay.example/hook', true).hostname, 'relay.example');
  for (const bad of [
    'https://127.0.0.1/hook',
    'https://[::1]/hook',
    'https://2130706433/hook',
    'http://relay.example/hook',
  ])
    assert.throws(() => robotAddress('wecom', bad, true), bad);
  assert.throws(() => pushAddress('https://push.example/1'));
  assert.equal(pushAddress('https://fcm.googleapis.com/fcm/send/abc').hostname, 'fcm.googleapis.com');
});

test('a name that leads to this machine is not posted to', async () => {
  const posting = { url: 'https://localhost:1/hook', headers: {}, body: Buffer.from('{}') };
  await assert.rejects(postOut(posting), { code: 'ENEAR' });
});
