import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type ErrorCode, ERRORS, SelvedgeError } from '@selvedge/sdk/errors';
import type { FastifyInstance } from 'fastify';
import { languageFor } from './mount.ts';
import type { House } from './parts.ts';
import { normalise, PROBLEM_TYPE, problemOf, retryAfter } from './problem.ts';

const SERVER_FAULT = 500;

/** Turns whatever is thrown while a request is served into a problem document, and logs what is our own fault. */
export function answerFaults(app: FastifyInstance, house: House): void {
  const faults = house.meters.counter('http_faults', 'Answers of status 500 and above');
  const refusals = house.meters.counter('http_refusals', 'Answers of status 400 to 499');
  const answers = house.meters.counter('http_answers', 'Answers, all of them');
  app.addHook('onResponse', async (request, reply) => {
    answers.add();
    if (reply.statusCode >= SERVER_FAULT) faults.add();
    else if (reply.statusCode >= 400) refusals.add();
    house.log.debug(
      {
        request: request.id,
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  app.setErrorHandler(async (thrown, request, reply) => {
    const error = normalise(thrown);
    const problem = problemOf(error, languageFor(request), request.id);
    logFault(house, error, request.id, `${request.method} ${request.url}`);
    const again = retryAfter(error);
    if (again !== null) reply.header('retry-after', String(again));
    // What is left of a long body is not read to its end.
    if (request.raw.httpVersionMajor === 1 && !request.raw.complete) reply.header('connection', 'close');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="selvedge"');
    return reply.code(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  });
}

/** Writes what is our own fault into the log. */
export function logFault(house: House, error: SelvedgeError, request: string, what: string): void {
  if (ERRORS[error.code].status < SERVER_FAULT) return;
  if (error.code === 'unexpected') house.log.error({ request, what, error: error.cause }, 'a request failed');
  else house.log.warn({ request, what, code: error.code, reason: error.message }, 'a request was put off');
}

const CODES: Readonly<Record<string, readonly [status: number, code: ErrorCode]>> = {
  HPE_HEADER_OVERFLOW: [431, 'body.too.large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'input.invalid'],
};

/** Answers what is no HTTP, or too much of it, on the bare socket. */
export function answerClientFault(error: Error, socket: Socket): void {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, name] = CODES[code] ?? [400, 'input.invalid'];
  const fault = new SelvedgeError(name, {
    reason: { zh: '请求不是有效的 HTTP。', en: 'The request is no valid HTTP.' },
    limit: '16 KiB',
  });
  const body = JSON.stringify({ ...problemOf(fault, 'en', randomUUID()), status });
  socket.end(
    `HTTP/1.1 ${status} ${ERRORS[name].en.what}\r\ncontent-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
