import { z } from 'zod';
import type { JobState } from '../../host/jobs/job-state.ts';
import type { JobCard } from '../../host/jobs/jobs.ts';
import { shortOf } from '../../host/registry.ts';
import { route } from '../route.ts';
import { moment, titles } from '../shapes.ts';

const appParams = z.object({ app: z.string() });

const jobRun = z
  .object({
    startedAt: moment,
    endedAt: moment,
    fault: z.string().nullable().describe('why it failed; null = it ended well'),
  })
  .meta({ id: 'AppJobRun' });

const appJob = z
  .object({
    name: z.string(),
    title: titles,
    cron: z.string().describe('minute hour day month weekday'),
    timeZone: z.string().describe('on whose clocks: those of the org'),
    next: moment.nullable().describe('when it is due next; null = never'),
    last: jobRun.nullable().describe('its last run; null = it never ran'),
  })
  .meta({ id: 'AppJob' });

const runOf = ({ startedAt, endedAt, fault }: JobState): z.input<typeof jobRun> => ({
  startedAt: startedAt.toISOString(),
  endedAt: endedAt.toISOString(),
  fault,
});

const cardOf = ({ job, timeZone, next, last }: JobCard): z.input<typeof appJob> => ({
  name: shortOf(job.id),
  title: job.title,
  cron: job.cron,
  timeZone,
  next: next?.toISOString() ?? null,
  last: last === null ? null : runOf(last),
});

export const appJobRoutes = [
  route({
    method: 'GET',
    url: '/apps/{app}/jobs',
    operation: 'listAppJobs',
    summary: { zh: '应用的定时任务', en: 'What an app does at set times, and how it went last' },
    access: 'org.manage',
    params: appParams,
    output: z.object({ items: z.array(appJob) }),
    handle: async ({ house, principal, params }) => ({
      items: (await house.host.jobs.list(principal, params.app)).map(cardOf),
    }),
  }),
  route({
    method: 'POST',
    url: '/apps/{app}/jobs/{name}/run',
    operation: 'runAppJob',
    summary: { zh: '立即运行定时任务', en: 'Run a job of an app now' },
    access: 'org.manage',
    params: appParams.extend({ name: z.string() }),
    body: z.object({}).optional(),
    output: jobRun,
    unhurried: true,
    handle: async ({ house, principal, params }) =>
      runOf(await house.host.jobs.run(principal, params.app, params.name)),
  }),
];
