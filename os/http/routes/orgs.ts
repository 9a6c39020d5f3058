import { z } from 'zod';
import { route } from '../route.ts';
import { org, orgKind, orgTitle, page, pageQuery } from '../shapes.ts';

const slugParams = z.object({ slug: z.string() });
const clusterParams = slugParams.extend({ cluster: z.string() });

export const orgRoutes = [
  route({
    method: 'GET',
    url: '/orgs',
    operation: 'listOrgs',
    summary: { zh: '自己的组织；运维者看到全部', en: 'One’s own orgs; an operator sees all' },
    access: 'session',
    query: z.object(pageQuery),
    output: page(org),
    handle: async ({ house, principal, query }) => house.identity.administration.listOrgs(principal, query),
  }),
  route({
    method: 'POST',
    url: '/orgs',
    operation: 'createOrg',
    summary: { zh: '新建组织', en: 'Make an org' },
    access: 'installation.operate',
    body: z.object({ slug: z.string(), title: orgTitle, kind: orgKind, timeZone: z.string().optional() }),
    output: org,
    handle: async ({ house, principal, body }) => house.identity.administration.createOrg(principal, body),
  }),
  route({
    method: 'PATCH',
    url: '/orgs/{slug}',
    operation: 'changeOrg',
    summary: { zh: '修改组织设置', en: 'Change an org' },
    access: 'org.manage',
    params: slugParams,
    body: z.object({
      title: orgTitle.optional(),
      timeZone: z.string().optional(),
      dayStart: z.string().optional(),
      historyDays: z.number().nullable().optional(),
    }),
    output: org,
    handle: async ({ house, principal, params, body }) =>
      house.identity.administration.changeOrg(principal, params.slug, body),
  }),
  route({
    method: 'PUT',
    url: '/orgs/{slug}/clusters/{cluster}',
    operation: 'joinCluster',
    summary: { zh: '加入集群', en: 'Take an org into a cluster' },
    access: 'installation.operate',
    params: clusterParams,
    output: org,
    handle: async ({ house, principal, params }) =>
      house.identity.administration.setCluster(principal, params.slug, params.cluster, true),
  }),
  route({
    method: 'DELETE',
    url: '/orgs/{slug}/clusters/{cluster}',
    operation: 'leaveCluster',
    summary: { zh: '退出集群', en: 'Take an org out of a cluster' },
    access: 'installation.operate',
    params: clusterParams,
    output: org,
    handle: async ({ house, principal, params }) =>
      house.identity.administration.setCluster(principal, params.slug, params.cluster, false),
  }),
];
