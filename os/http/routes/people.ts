import { z } from 'zod';
import { type Permission, type Role, ROLES } from '../../identity/permissions.ts';
import { route } from '../route.ts';
import { id, idParams, moment, page, pageQuery, permission, role } from '../shapes.ts';

const member = z
  .object({
    id,
    login: z.string(),
    name: z.string(),
    role,
    active: z.boolean(),
    lastSeen: moment.nullable(),
  })
  .meta({ id: 'Member' });

export const peopleRoutes = [
  route({
    method: 'GET',
    url: '/people',
    operation: 'listPeople',
    summary: { zh: '本组织的人员', en: 'People of the org' },
    access: 'people.manage',
    query: z.object(pageQuery),
    output: page(member),
    handle: async ({ house, principal, query }) => house.identity.administration.listPeople(principal, query),
  }),
  route({
    method: 'POST',
    url: '/people',
    operation: 'addPerson',
    summary: { zh: '添加人员', en: 'Add a person' },
    access: 'people.manage',
    body: z.object({
      login: z.string(),
      name: z.string(),
      role,
      password: z.string().optional().describe('without one, a one-time password is made'),
    }),
    output: member.extend({ password: z.string().optional() }).meta({ id: 'AddedMember' }),
    async handle({ house, principal, body }) {
      const { member, password } = await house.identity.administration.addPerson(principal, body);
      return password === null ? member : { ...member, password };
    },
  }),
  route({
    method: 'PATCH',
    url: '/people/{id}',
    operation: 'changePerson',
    summary: { zh: '修改人员', en: 'Change a person' },
    access: 'people.manage',
    params: idParams,
    body: z.object({ name: z.string().optional(), role: role.optional(), active: z.boolean().optional() }),
    output: member,
    handle: async ({ house, principal, params, body }) =>
      house.identity.administration.changePerson(principal, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/people/{id}/password',
    operation: 'resetPassword',
    summary: { zh: '重置为一次性密码', en: 'Give a one-time password' },
    access: 'people.manage',
    params: idParams,
    body: z.object({}).optional(),
    output: z.object({ password: z.string() }),
    handle: async ({ house, principal, params }) => ({
      password: await house.identity.administration.resetPassword(principal, params.id),
    }),
  }),
  route({
    method: 'GET',
    url: '/roles',
    operation: 'listRoles',
    summary: { zh: '角色与权限', en: 'Roles and what they may do' },
    access: 'session',
    output: z.object({ roles: z.record(role, z.array(permission)) }),
    handle: async () => ({ roles: permissionsByRole() }),
  }),
];

function permissionsByRole(): Record<Role, Permission[]> {
  const { owner, manager, engineer, leader, worker, viewer } = ROLES;
  const of = ({ permissions }: { permissions: readonly Permission[] }): Permission[] => [...permissions];
  return {
    owner: of(owner),
    manager: of(manager),
    engineer: of(engineer),
    leader: of(leader),
    worker: of(worker),
    viewer: of(viewer),
  };
}
