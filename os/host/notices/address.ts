import { invalid, type RobotKind } from '@selvedge/sdk/app';
import { BlockList, isIP } from 'node:net';

/** Houses whose robots are known. */
const HOUSES: Readonly<Record<RobotKind, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com', 'api.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/** Push services of browsers end in one of these. */
const PUSH_HOUSES = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
  'push.yandex.ru',
];

const near = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  near.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  near.addSubnet(net, bits, 'ipv6');

/** True for an address of this machine or its network: nothing is ever posted there. */
export function isNear(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  if (isIP(plain) === 4) return near.check(plain, 'ipv4');
  // An IPv4 address in other clothes is no public one.
  return /^::ffff:/i.test(plain) || near.check(plain, 'ipv6');
}

const refused = (path: string, zh: string, en: string): Error => invalid({ path, message: { zh, en } });

function httpsOf(written: string, path: string): URL {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw refused(
      path,
      '地址要以 https:// 开头，照群里给的复制。',
      'The address begins with https://: copy it as the group shows it.',
    );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isNear(host))
    throw refused(path, '不能发到本机或内网地址。', 'Nothing is sent to this machine or its network.');
  return url;
}

/** @throws input.invalid */
export function robotAddress(kind: RobotKind, written: string, isElsewhere: boolean): URL {
  const url = httpsOf(written, 'address');
  if (!isElsewhere && !(HOUSES[kind].includes(url.hostname) && url.port === ''))
    throw refused(
      'address',
      `这不是${HOUSES[kind][0]}的地址；确定要发到别处，请勾“发到别的地址”。`,
      `This is no address of ${HOUSES[kind][0]}; tick “elsewhere” when you mean it.`,
    );
  return url;
}

/** @throws input.invalid */
export function pushAddress(written: string): URL {
  const url = httpsOf(written, 'endpoint');
  if (
    !PUSH_HOUSES.some((house) => url.hostname === house || url.hostname.endsWith(`.${house}`)) ||
    url.port !== ''
  )
    throw refused(
      'endpoint',
      '这个浏览器的推送服务不认识。',
      'The push service of this browser is not known.',
    );
  return url;
}
