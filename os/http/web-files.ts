import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageFor } from './mount.ts';
import { manifestOf } from './web-manifest.ts';

/** What of installed apps opens in the browser. */
export interface AppPages {
  /** Page that a short link opens. */
  linked(letters: string): { readonly app: string; readonly page: string } | null;
  /** Address of a page's code below /api/v1. */
  codeOf(app: string, page: string): Promise<string | null>;
}

const PAGE = 'page.html';
const YEAR = 'public, max-age=31536000, immutable';

/**
 * The browser pages. Files with a hash in their name are kept for ever, the rest is asked for again each time; an
 * address that is no file opens the shell, which knows it. Without a build it says how to make one.
 * @param root folder of the build
 */
export async function serveWeb(app: FastifyInstance, root: string, pages: AppPages): Promise<void> {
  await app.register(serveFiles, {
    root,
    wildcard: false,
    serve: false,
    // The build has a .br and a .gz beside each file.
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'deny',
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(root, 'assets'));
      reply.header('cache-control', isHashed ? YEAR : 'no-cache');
    },
  });
  app.get('/app.webmanifest', async (request, reply) =>
    reply
      .type('application/manifest+json')
      .header('cache-control', 'no-cache')
      .send(JSON.stringify(manifestOf(request.query))),
  );
  app.setNotFoundHandler(async (request, reply) => {
    const short = SHORT.exec(request.url)?.groups;
    const page = short === undefined ? null : pages.linked(short['letters']);
    if (page !== null)
      return reply.redirect(`/a/${page.app}/page/${page.page}?code=${short?.['code'] ?? ''}`);
    if (!isForPage(request)) throw new SelvedgeError('not.found', { object: { zh: '地址', en: 'address' } });
    return answer(root, pages, request, reply);
  });
}

/** A content security policy that also allows the scripts which stand in a document, by their hashes. */
function allowing(policy: string, document: string): string {
  const hashes = [...document.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}' `,
  );
  return policy.replace('script-src ', `script-src ${hashes.join('')}`);
}

const isForPage = ({ method, url }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && !/^\/(api|mcp|metrics|healthz|readyz)(\/|\?|$)/.test(url);

async function answer(
  root: string,
  pages: AppPages,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (!existsSync(join(root, 'index.html')))
    return reply.code(503).type('text/html; charset=utf-8').send(NO_BUILD[languageFor(request)]);
  const path = pathOf(request.url);
  if (path !== null && isFileName(path)) {
    // The worker keeps the document with its policy, so that it opens without network too.
    if (path === PAGE && existsSync(join(root, PAGE))) return sendPage(root, reply);
    if (existsSync(join(root, path))) return reply.sendFile(path);
    throw new SelvedgeError('not.found', { object: { zh: '文件', en: 'file' } });
  }
  // A page of an app has a document of its own: a station loads nothing of the desk.
  const named = path === null ? undefined : OF_APP.exec(path)?.groups;
  const isLink = path !== null && OF_LINK.test(path);
  if ((named === undefined && !isLink) || !existsSync(join(root, PAGE))) return reply.sendFile('index.html');
  // Its code comes beside the shell’s, not after it.
  const code = named === undefined ? null : await pages.codeOf(named['app'], named['page']);
  if (isLink) reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');
  if (code !== null) reply.header('link', `</api/v1${code}>; rel=modulepreload`);
  return sendPage(root, reply);
}

/** Document of an app's page; its own scripts are allowed by the policy that goes with it. */
async function sendPage(root: string, reply: FastifyReply): Promise<unknown> {
  const policy = reply.getHeader('content-security-policy');
  if (typeof policy === 'string')
    reply.header('content-security-policy', allowing(policy, await readFile(join(root, PAGE), 'utf8')));
  return reply.sendFile(PAGE);
}

/** {letters}/{code} */
const SHORT = /^\/(?<letters>[a-z]{1,2})\/(?<code>[\w~.-]{1,64})$/;

/** a/{app}/page/{name} */
const OF_APP = /^a\/(?<app>[^/]+)\/page\/(?<page>[^/]+)\/?$/;

/** link/{code}: a page for somebody without a login */
const OF_LINK = /^link\/[\w-]+\/?$/;

/** The address as a path inside the build, or null when it could lead out of it. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, '')).replace(/^\/+/, '');
    const steps = path.split(/[/\\]/);
    return path.includes('\0') || steps.some((step) => step.startsWith('.')) ? null : path;
  } catch {
    return null;
  }
}

/** The last segment has an ending, as files do and addresses of pages do not. */
const isFileName = (path: string): boolean => /\.[a-z0-9]{1,12}$/i.test(path);

const noBuild = (title: string, text: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Selvedge</title><h1>${title}</h1><p>${text}</p><p><a href="/api/docs">/api/docs</a></p>`;

const NO_BUILD = {
  zh: noBuild('页面尚未构建', '在程序目录运行 <code>npm run build</code>，然后刷新。接口已经可用：'),
  en: noBuild(
    'The pages are not built yet',
    'Run <code>npm run build</code> in the folder of the program and reload. The API works already:',
  ),
} as const;
