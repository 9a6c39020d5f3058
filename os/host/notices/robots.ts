import type { Notice, RobotKind, Titles } from '@selvedge/sdk/app';
import { createHmac } from 'node:crypto';
import type { Posted, Posting } from './post.ts';

/** Bytes that a message of each house may have, with some to spare. */
const MOST: Readonly<Record<RobotKind, number>> = { wecom: 4000, dingtalk: 18_000, feishu: 18_000 };

type Words = Pick<Notice, 'title' | 'lines'>;

/**
 * What a robot is sent.
 * WeCom: developer.work.weixin.qq.com/document/path/91770; DingTalk: open.dingtalk.com “自定义机器人安全设置” (sign over
 * milliseconds, in the address); Feishu: open.feishu.cn “自定义机器人使用指南” (sign over seconds, in the body).
 */
export function robotPosting(
  kind: RobotKind,
  { address, secret }: { readonly address: string; readonly secret: string | null },
  notice: Words,
  now: number,
): Posting {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const json = (body: object): Buffer => Buffer.from(JSON.stringify(body));
  const { title, lines } = cut(notice, MOST[kind]);
  switch (kind) {
    case 'wecom':
      return {
        url: address,
        headers,
        body: json({
          msgtype: 'markdown',
          markdown: { content: `**${title}**\n${lines.map(plain).join('\n')}` },
        }),
      };
    case 'dingtalk': {
      const text = `#### ${title}\n\n${lines.map(plain).join('\n\n')}`;
      return {
        url: signed(address, secret, now),
        headers,
        body: json({ msgtype: 'markdown', markdown: { title, text } }),
      };
    }
    case 'feishu': {
      const timestamp = Math.floor(now / 1000).toString();
      const sign =
        secret === null
          ? {}
          : { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
      return {
        url: address,
        headers,
        body: json({ ...sign, msg_type: 'text', content: { text: [title, ...lines].join('\n') } }),
      };
    }
  }
}

function signed(address: string, secret: string | null, now: number): string {
  if (secret === null) return address;
  const url = new URL(address);
  url.searchParams.set('timestamp', now.toString());
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
  return url.href;
}

/** What a chat would take for a heading, a list or a link. */
const plain = (line: string): string => line.replace(/[\\`*_[\]<>#]/g, (sign) => `\\${sign}`);

function cut({ title, lines }: Words, most: number): Words {
  const kept: string[] = [];
  let bytes = Buffer.byteLength(title) + 40;
  for (const line of lines) {
    bytes += Buffer.byteLength(plain(line)) + 2;
    if (bytes > most) return { title, lines: [...kept, '…'] };
    kept.push(line);
  }
  return { title, lines: kept };
}

/** Why something did not arrive. */
export interface Undelivered {
  readonly fault: Titles;
  /** Trying again changes nothing. */
  readonly isFinal: boolean;
}

const BUSY = new Set([45_009, 130_101, 130_103, 11_232, 9499, 410_100]);

/** All three answer 200 with a code in the body; 0 = it was taken. @returns null when it arrived */
export function robotFault({ status, text }: Posted): Undelivered | null {
  const said = read(text);
  const code = said.get('errcode') ?? said.get('code') ?? said.get('StatusCode');
  if (status >= 200 && status < 300 && code === 0) return null;
  const words = [said.get('errmsg'), said.get('msg'), said.get('StatusMessage'), `HTTP ${status}`];
  const why = (words.find((one) => typeof one === 'string') ?? '').slice(0, 200);
  const isBusy = status === 429 || status >= 500 || (typeof code === 'number' && BUSY.has(code));
  if (isBusy)
    return { fault: { zh: `对方忙：${why}`, en: `The other side is busy: ${why}` }, isFinal: false };
  return {
    fault: {
      zh: `群机器人不收：${why}。到群里看机器人还在不在、密钥对不对（钉钉、飞书可能要“加签”或关键词“日报”），再重新填一次。`,
      en: `The robot refused: ${why}. See in the group whether it is still there and its secret is right (DingTalk and Feishu may ask for a signature or the keyword 日报), then enter it anew.`,
    },
    isFinal: true,
  };
}

function read(text: string): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}
