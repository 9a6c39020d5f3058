import { createServer } from 'node:net';
import type { Titles } from '@selvedge/sdk/connector';
import type { Instance } from '../instance.ts';
import { type Finding, fault, ok } from './finding.ts';

/** A port the platform will listen on, or does. */
export interface Door {
  readonly check: string;
  readonly title: Titles;
  readonly host: string;
  readonly port: number;
  /** Variable that moves it. */
  readonly variable: string;
  /** Address the running platform has for it. */
  readonly address: (instance: Instance) => string | null;
}

/** @param instance the running platform, whose own ports are of course taken */
export async function checkPort(door: Door, instance: Instance | null): Promise<Finding> {
  const { check, title, host, port, variable } = door;
  if (port === 0) return ok(check, `${title.zh}端口：任意空闲端口`, `${title.en} port: any free one`);
  const ours = instance === null ? null : door.address(instance);
  if (ours !== null && portOf(ours) === port) {
    return ok(
      check,
      `${title.zh}端口 ${port} 由平台自己使用`,
      `${title.en} port ${port} is used by the platform itself`,
    );
  }
  const failed = await tryListening(host, port);
  if (failed === null) return ok(check, `${title.zh}端口 ${port} 空闲`, `${title.en} port ${port} is free`);
  if (failed === 'EADDRINUSE') {
    return fault(
      check,
      {
        zh: `${title.zh}端口 ${port} 被别的程序占用。`,
        en: `${title.en} port ${port} is taken by another program.`,
      },
      {
        zh: `停掉那个程序（ss -ltnp 可查看），或用 ${variable} 换一个端口。`,
        en: `Stop that program (ss -ltnp shows it), or move with ${variable}.`,
      },
    );
  }
  if (failed === 'EACCES') {
    return fault(
      check,
      { zh: `当前用户不能使用端口 ${port}。`, en: `This user may not listen on port ${port}.` },
      { zh: `用 ${variable} 换成 1024 以上的端口。`, en: `Choose a port above 1024 with ${variable}.` },
    );
  }
  return fault(
    check,
    { zh: `不能在 ${host}:${port} 上监听：${failed}。`, en: `Cannot listen on ${host}:${port}: ${failed}.` },
    {
      zh: '检查 SELVEDGE_HOST 是不是本机地址。',
      en: 'Check that SELVEDGE_HOST is an address of this machine.',
    },
  );
}

function portOf(address: string): number {
  const { port, protocol } = new URL(address.replace(/^mqtt(s?):/, 'http$1:'));
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function tryListening(host: string, port: number): Promise<string | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error) =>
      resolve('code' in error && typeof error.code === 'string' ? error.code : error.message),
    );
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
