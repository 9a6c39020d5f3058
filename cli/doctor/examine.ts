import { type Config, isLoopback } from '@selvedge/os/config.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findInstance } from '../instance.ts';
import { checkCertificateFile } from './certificate.ts';
import { checkClock } from './clock.ts';
import { checkDisk } from './disk.ts';
import { type Finding, ok, warning } from './finding.ts';
import { checkFolder } from './folder.ts';
import { checkNode } from './node.ts';
import { type Door, checkPort } from './ports.ts';
import { checkPostgres } from './postgres.ts';
import { checkServer } from './server.ts';

/** All checks, in the order a person would mend things. */
export async function examine(config: Config, now: number): Promise<Finding[]> {
  const found = await findInstance(config.data);
  const instance = found.state === 'running' ? found.instance : null;
  const findings: Finding[] = [
    checkNode(process.version),
    await checkFolder(config.data),
    await checkDisk(config.data),
    await checkClock(config.data, now),
    await checkPostgres(config),
  ];
  for (const door of doors(config)) findings.push(await checkPort(door, instance));
  if (typeof config.tls === 'object') findings.push(await checkCertificateFile(config.tls.cert, now));
  findings.push(checkReach(config), ...firstLogin(config), ...(await checkServer(found, now)));
  return findings;
}

const doors = (config: Config): Door[] => [
  {
    check: 'port',
    title: { zh: '网页', en: 'Web' },
    host: config.host,
    port: config.port,
    variable: 'SELVEDGE_PORT',
    address: (instance) => instance.url,
  },
  {
    check: 'mqtt port',
    title: { zh: 'MQTT ', en: 'MQTT' },
    host: config.host,
    port: config.mqttPort,
    variable: 'SELVEDGE_MQTT_PORT',
    address: (instance) => instance.mqtt,
  },
];

function checkReach(config: Config): Finding {
  return isLoopback(config.host)
    ? ok(
        'reach',
        '只有本机能访问（设 SELVEDGE_HOST=0.0.0.0 供局域网使用）',
        'Reachable from this machine only (SELVEDGE_HOST=0.0.0.0 opens it to the network)',
      )
    : ok(
        'reach',
        `局域网可访问（${config.host}），使用 HTTPS`,
        `Reachable from the network (${config.host}), over HTTPS`,
      );
}

function firstLogin(config: Config): Finding[] {
  const file = join(config.data, 'first-login.txt');
  if (!existsSync(file)) return [];
  return [
    warning(
      'first login',
      {
        zh: `首次登录的一次性密码还在 ${file}。`,
        en: `The one-time password of the first sign-in is still in ${file}.`,
      },
      {
        zh: '用它登录并修改密码，文件随之删除。',
        en: 'Sign in with it and choose a password; the file is deleted with that.',
      },
    ),
  ];
}
