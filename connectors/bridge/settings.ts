import { ConnectorError } from '@selvedge/sdk/connector';
import type { SettingField, SettingValues } from '@selvedge/sdk/connector';
import { isFilter } from '../mqtt/filter.ts';

/** What a person fills in. */
export const FIELDS: readonly SettingField[] = [
  {
    name: 'url',
    title: { zh: '地址', en: 'Address' },
    type: 'text',
    required: true,
    hint: { zh: 'mqtt://主机:1883 或 mqtts://主机:8883', en: 'mqtt://host:1883 or mqtts://host:8883' },
  },
  { name: 'username', title: { zh: '用户名', en: 'User name' }, type: 'text' },
  { name: 'password', title: { zh: '密码', en: 'Password' }, type: 'secret' },
  {
    name: 'topics',
    title: { zh: '主题', en: 'Topics' },
    type: 'text',
    default: '#',
    hint: { zh: '多个主题用逗号分隔，可用 + 和 #', en: 'Filters, separated by commas; + and # may be used' },
  },
  {
    name: 'strip',
    title: { zh: '去掉的前缀', en: 'Prefix to remove' },
    type: 'text',
    hint: { zh: '从对方主题开头去掉这一段', en: 'Taken off the beginning of the remote topics' },
  },
  {
    name: 'qos',
    title: { zh: '服务质量', en: 'Quality of service' },
    type: 'number',
    default: 1,
    hint: { zh: '1：不丢失；0：可能丢失', en: '1: nothing is lost; 0: something may be' },
  },
  {
    name: 'ca',
    title: { zh: '对方的证书颁发机构 (PEM)', en: 'Certificate authority of the broker (PEM)' },
    type: 'text',
  },
];

export interface BridgeSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly ca: string | null;
  readonly username: string;
  readonly password: string;
  readonly filters: readonly string[];
  readonly strip: string;
  readonly qos: 0 | 1;
}

const SCHEMES = new Map([
  ['mqtt:', false],
  ['tcp:', false],
  ['mqtts:', true],
  ['ssl:', true],
]);

/** @throws ConnectorError `never` with the name of the setting that cannot be used */
export function readSettings(values: SettingValues): BridgeSettings {
  const text = (name: string): string => String(values[name] ?? '').trim();
  const url = URL.parse(text('url'));
  const tls = url === null ? undefined : SCHEMES.get(url.protocol);
  if (url === null || tls === undefined || url.hostname === '') {
    throw new ConnectorError('never', 'url: an address like mqtt://host:1883 is needed.');
  }
  const filters = text('topics')
    .split(',')
    .map((filter) => filter.trim())
    .filter((filter) => filter !== '');
  if (filters.length === 0) filters.push('#');
  const bad = filters.find((filter) => !isFilter(filter));
  if (bad !== undefined) throw new ConnectorError('never', `topics: “${bad}” is no topic filter.`);
  const qos = Number(values['qos'] ?? 1);
  if (qos !== 0 && qos !== 1) throw new ConnectorError('never', 'qos: 0 or 1.');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (tls ? 8883 : 1883) : Number(url.port),
    tls,
    ca: text('ca') === '' ? null : text('ca'),
    username: text('username'),
    password: String(values['password'] ?? ''),
    filters: [...new Set(filters)],
    strip: text('strip').replace(/\/+$/, ''),
    qos,
  };
}
