import type { Titles } from '@selvedge/sdk/connector';

/** What a person, token or device may be allowed to do, in an administrator's words. */
export const PERMISSIONS = {
  'org.manage': { zh: '管理本单位设置', en: 'Manage the organisation' },
  'people.manage': { zh: '管理人员与角色', en: 'Manage people and roles' },
  'devices.manage': { zh: '管理设备凭证', en: 'Manage device credentials' },
  'tokens.own': { zh: '使用自己的访问令牌', en: 'Keep access tokens of one’s own' },
  'namespace.read': { zh: '查看命名空间', en: 'See the namespace' },
  'namespace.write': { zh: '修改命名空间', en: 'Change the namespace' },
  'history.read': { zh: '查看历史数据', en: 'See history' },
  'history.write': { zh: '写入数据', en: 'Send data' },
  'quarantine.adopt': { zh: '采纳或丢弃未知路径', en: 'Adopt or discard unknown paths' },
  'connections.manage': { zh: '管理外部连接', en: 'Manage connections' },
  'audit.read': { zh: '查看审计记录', en: 'See the audit trail' },
  'installation.operate': { zh: '运维整个平台', en: 'Operate the whole installation' },
} as const satisfies Record<string, Titles>;

export type Permission = keyof typeof PERMISSIONS;

const ENGINEER: readonly Permission[] = [
  'devices.manage',
  'tokens.own',
  'namespace.read',
  'namespace.write',
  'history.read',
  'history.write',
  'quarantine.adopt',
  'connections.manage',
];
const MANAGER: readonly Permission[] = [...ENGINEER, 'people.manage', 'audit.read'];
const VIEWER: readonly Permission[] = ['namespace.read', 'history.read'];

/** Role × permission: the one table. `installation.operate` is nobody's role: it comes with being the operator. */
export const ROLES = {
  owner: { title: { zh: '负责人', en: 'Owner' }, permissions: [...MANAGER, 'org.manage'] },
  manager: { title: { zh: '管理员', en: 'Manager' }, permissions: MANAGER },
  engineer: { title: { zh: '工程师', en: 'Engineer' }, permissions: ENGINEER },
  leader: { title: { zh: '组长', en: 'Line leader' }, permissions: [...VIEWER, 'tokens.own'] },
  worker: { title: { zh: '员工', en: 'Worker' }, permissions: VIEWER },
  viewer: { title: { zh: '只读', en: 'Viewer' }, permissions: VIEWER },
} as const satisfies Record<string, { title: Titles; permissions: readonly Permission[] }>;

export type Role = keyof typeof ROLES;

export const isRole = (word: string): word is Role => Object.hasOwn(ROLES, word);
export const isPermission = (word: string): word is Permission => Object.hasOwn(PERMISSIONS, word);

/** Everything a role may do; an operator may do everything everywhere. */
export function permissionsOf(role: Role | null, isOperator: boolean): ReadonlySet<Permission> {
  if (isOperator) return new Set(Object.keys(PERMISSIONS).filter(isPermission));
  return new Set<Permission>(role === null ? [] : ROLES[role].permissions);
}
