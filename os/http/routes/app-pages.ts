import { z } from 'zod';
import { route, sending } from '../route.ts';

export const appPageRoutes = [
  route({
    method: 'GET',
    url: '/apps/{app}/modules/{file}',
    operation: 'getAppModule',
    summary: {
      zh: '应用页面的代码（各单位相同，地址随内容变化）',
      en: 'Code of an app’s page: the same for every org, at an address that names its content',
    },
    access: 'session',
    params: z.object({ app: z.string(), file: z.string() }),
    outputTypes: ['text/javascript'],
    handle: async ({ house, params }) =>
      sending({
        contentType: 'text/javascript; charset=utf-8',
        content: await house.host.faces.code(params.app, params.file),
        headers: { 'cache-control': 'private, max-age=31536000, immutable' },
      }),
  }),
  route({
    method: 'GET',
    url: '/apps/{app}/live',
    operation: 'watchApp',
    summary: {
      zh: '应用及其依赖的应用有改动时告知（服务器推送事件）',
      en: 'Tells when something of an app, or of the apps it stands on, was changed (server-sent events)',
    },
    access: 'session',
    params: z.object({ app: z.string() }),
    outputTypes: ['text/event-stream'],
    rate: 'none',
    unhurried: true,
    async handle({ house, principal, params: { app }, recheck }) {
      const { definition } = await house.host.uses.open(principal, app);
      const { apps = {}, optional = {} } = definition.requires ?? {};
      const watched = [app, ...Object.keys(apps), ...Object.keys(optional)];
      const content = await house.streams.open({
        person: principal.person.id,
        intervalMs: 1000,
        subtrees: async () => {
          await house.host.uses.open(await recheck(), app);
          return [];
        },
        changes: (heard) => house.host.changes.listen(principal.org.id, watched, heard),
      });
      return sending({
        contentType: 'text/event-stream; charset=utf-8',
        headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
        content,
      });
    },
  }),
];
