import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Found } from '../instance.ts';
import { judgeExpiry } from './certificate.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

const PATIENCE = 5_000;

/** The running platform: does it answer, does it take data, how long is its certificate good. */
export async function checkServer(found: Found, now: number): Promise<Finding[]> {
  if (found.state === 'none') return [ok('server', '平台没有在运行', 'The platform is not running')];
  if (found.state === 'stale') {
    return [
      warning(
        'server',
        {
          zh: '平台上次没有正常停止（进程已不在，ready.json 还在）。',
          en: 'The platform was not stopped cleanly (its process is gone, ready.json is still there).',
        },
        { zh: '直接启动即可，已确认的数据不会丢失。', en: 'Just start it: nothing acknowledged is lost.' },
      ),
    ];
  }
  const { url, pid, version } = found.instance;
  const answer = await ask(new URL('/readyz', url));
  if ('failed' in answer) {
    return [
      fault(
        'server',
        {
          zh: `进程 ${pid} 在运行，但 ${url} 没有回答：${answer.failed}`,
          en: `Process ${pid} runs, but ${url} does not answer: ${answer.failed}`,
        },
        {
          zh: `查看日志；必要时 kill ${pid} 后重新启动。`,
          en: `Look at the log; if need be kill ${pid} and start again.`,
        },
      ),
    ];
  }
  const certificate = answer.certificateUntil === null ? [] : [judgeExpiry(answer.certificateUntil, now)];
  if (answer.status === 200)
    return [
      ok('server', `平台 ${version} 运行正常：${url}`, `Platform ${version} is ready at ${url}`),
      ...certificate,
    ];
  return [
    fault(
      'server',
      { zh: `平台在运行但未就绪：${answer.body}`, en: `The platform runs but is not ready: ${answer.body}` },
      {
        zh: '先处理上面列出的问题；原因消除后自动恢复。',
        en: 'Mend what is listed above; it recovers by itself once the cause is gone.',
      },
    ),
    ...certificate,
  ];
}

type Answer = { status: number; body: string; certificateUntil: number | null } | { failed: string };

function ask(url: URL): Promise<Answer> {
  return new Promise((resolve) => {
    const get = url.protocol === 'https:' ? getSecure : getPlain;
    // The question is whether it answers, not who it is; the local authority is not known to Node.
    const request = get(url, { rejectUnauthorized: false, timeout: PATIENCE }, (response) => {
      const { socket } = response;
      const until = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : null;
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: body.slice(0, 500), certificateUntil: until }),
      );
      response.on('error', (error) => resolve({ failed: error.message }));
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE / 1000} s`)));
    request.on('error', (error) => resolve({ failed: error.message }));
  });
}
