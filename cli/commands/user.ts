import { readConfig } from '@selvedge/os/config.ts';
import {
  type Member,
  addPerson,
  changeMember,
  listMembers,
  resetPassword,
} from '@selvedge/os/identity/people.ts';
import { ROLES, type Role, isRole } from '@selvedge/os/identity/permissions.ts';
import type { Store, Tx } from '@selvedge/os/store/unit.ts';
import type { Command } from 'commander';
import { auditCommand, orgOf, personOf } from '../by.ts';
import { type Shell, UsageFailure } from '../shell.ts';
import { withState } from '../state.ts';

/** `selvedge user`: people of an org, for whoever has the data folder. Works while the platform runs, and while not. */
export function addUser(program: Command, shell: Shell): void {
  const zh = shell.language === 'zh';
  const say = (chinese: string, english: string): string => (zh ? chinese : english);
  const onState = <T>(work: (store: Store) => Promise<T>): Promise<T> =>
    withState(readConfig(shell.env), work);
  const org: [string, string] = [
    '--org <slug>',
    say('组织的短名（默认第一个）', 'short name of the organisation (default: the first)'),
  ];
  const user = program
    .command('user')
    .description(say('人员：列出、添加、重置密码、停用', 'people: list, add, reset password, deactivate'));

  user
    .command('list')
    .description(say('列出一个组织的人员', 'list the people of an organisation'))
    .option(...org)
    .action(async (options: { org?: string }) => {
      const members = await onState((store) =>
        store.system(async (tx) => everybody(tx, (await orgOf(tx, options.org)).id)),
      );
      shell.answer({ items: members }, members.map((member) => line(member, shell)).join('\n'));
    });

  user
    .command('add <login>')
    .description(say('添加一个人，给出一次性密码', 'add a person and give a one-time password'))
    .requiredOption(
      '--role <role>',
      say(`角色：${Object.keys(ROLES).join('、')}`, `role: ${Object.keys(ROLES).join(', ')}`),
    )
    .option('--name <name>', say('姓名', 'name'))
    .option(...org)
    .action(async (login: string, options: { role: string; name?: string; org?: string }) => {
      const role = roleOf(options.role);
      const added = await onState((store) =>
        store.system(async (tx) => {
          const { id } = await orgOf(tx, options.org);
          const { member, password } = await addPerson(tx, id, { login, name: options.name ?? login, role });
          await auditCommand(tx, id, { action: 'person.add', object: `person:${login}`, after: member });
          return { ...member, password };
        }),
      );
      const password = added.password ?? say('（沿用原密码）', '(keeps the present one)');
      shell.answer(added, say(`登录名 ${login}\n密码 ${password}`, `login ${login}\npassword ${password}`));
    });

  user
    .command('password <login>')
    .description(say('重置密码，给出新的一次性密码', 'reset the password and give a new one-time one'))
    .action(async (login: string) => {
      const password = await onState((store) =>
        store.system(async (tx) => {
          const person = await personOf(tx, login);
          const fresh = await resetPassword(tx, person.id);
          for (const { orgId } of person.memberships) {
            await auditCommand(tx, orgId, { action: 'person.password', object: `person:${login}` });
          }
          return fresh;
        }),
      );
      shell.answer(
        { login, password },
        say(`登录名 ${login}\n一次性密码 ${password}`, `login ${login}\none-time password ${password}`),
      );
    });

  user
    .command('change <login>')
    .description(say('修改角色、姓名，或停用、启用', 'change role or name, deactivate or activate'))
    .option('--role <role>', say('新角色', 'new role'))
    .option('--name <name>', say('新姓名', 'new name'))
    .option('--active <yes|no>', say('能否登录', 'may sign in'))
    .option(...org)
    .action(
      async (login: string, options: { role?: string; name?: string; active?: string; org?: string }) => {
        const change = {
          ...(options.role === undefined ? {} : { role: roleOf(options.role) }),
          ...(options.name === undefined ? {} : { name: options.name }),
          ...(options.active === undefined ? {} : { active: yesOrNo(options.active) }),
        };
        const member = await onState((store) =>
          store.system(async (tx) => {
            const { id } = await orgOf(tx, options.org);
            const { before, after } = await changeMember(tx, id, (await personOf(tx, login)).id, change);
            await auditCommand(tx, id, { action: 'person.change', object: `person:${login}`, before, after });
            return after;
          }),
        );
        shell.answer(member, line(member, shell));
      },
    );
}

async function everybody(tx: Tx, org: string): Promise<Member[]> {
  const members: Member[] = [];
  for (let after: string | null = null; ;) {
    const page: { items: Member[]; next: string | null } = await listMembers(tx, org, after, 500);
    members.push(...page.items);
    if (page.next === null) return members;
    after = page.next;
  }
}

function line(member: Member, shell: Shell): string {
  const role = ROLES[member.role].title[shell.language];
  const off = member.active ? '' : shell.language === 'zh' ? '（已停用）' : ' (deactivated)';
  return `${member.login}\t${member.name}\t${role}${off}\t${member.lastSeen ?? '–'}`;
}

function roleOf(word: string): Role {
  if (isRole(word)) return word;
  const roles = Object.keys(ROLES).join(', ');
  throw new UsageFailure({
    zh: `没有“${word}”这个角色。可用：${roles}`,
    en: `There is no role “${word}”. Roles: ${roles}`,
  });
}

function yesOrNo(word: string): boolean {
  if (word === 'yes' || word === 'no') return word === 'yes';
  throw new UsageFailure({
    zh: `--active 只能是 yes 或 no，不是“${word}”。`,
    en: `--active is yes or no, not “${word}”.`,
  });
}
