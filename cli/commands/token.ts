import { readConfig } from '@selvedge/os/config.ts';
import { listInstalled } from '@selvedge/os/host/package.ts';
import { PERMISSIONS, isPermission } from '@selvedge/os/identity/permissions.ts';
import { type Token, createToken, isScope, listTokens, removeToken } from '@selvedge/os/identity/tokens.ts';
import type { Tx } from '@selvedge/os/store/unit.ts';
import type { Command } from 'commander';
import { auditCommand, orgOf, personOf } from '../by.ts';
import { CommandFailure, type Shell, UsageFailure } from '../shell.ts';
import { withState } from '../state.ts';

const DAY = 86_400_000;

interface Whose {
  readonly login: string;
  readonly scopes?: readonly string[];
  readonly org?: string;
}

/** `selvedge token`: access tokens of a person in an org, for whoever has the data folder. */
export function addToken(program: Command, shell: Shell): void {
  const say = (chinese: string, english: string): string => (shell.language === 'zh' ? chinese : english);
  const login: [string, string, string] = [
    '--login <login>',
    say('令牌代表谁', 'whom the token stands for'),
    'owner',
  ];
  const org: [string, string] = [
    '--org <slug>',
    say('组织的短名（默认第一个）', 'short name of the organisation (default: the first)'),
  ];
  const token = program
    .command('token')
    .description(say('访问令牌：列出、新建、撤销', 'access tokens: list, create, revoke'));

  token
    .command('list')
    .description(say('列出一个人的令牌', 'list the tokens of a person'))
    .option(...login)
    .option(...org)
    .action(async (options: Whose) => {
      const items = await inOrgOf(shell, options, (tx, person) => listTokens(tx, person));
      shell.answer({ items }, items.map(line).join('\n'));
    });

  token
    .command('create')
    .description(say('新建令牌；只显示这一次', 'create a token; it is shown this once'))
    .requiredOption('--name <name>', say('用途', 'what it is for'))
    .requiredOption(
      '--scope <permissions>',
      say(
        `权限，逗号分隔：${Object.keys(PERMISSIONS).join('、')}；或应用的权限，如 orders.read`,
        `permissions, with commas: ${Object.keys(PERMISSIONS).join(', ')}; or those of apps, such as orders.read`,
      ),
    )
    .option('--days <days>', say('有效天数（默认不过期）', 'valid for so many days (default: for ever)'))
    .option(...login)
    .option(...org)
    .action(async (options: Whose & { name: string; scope: string; days?: string }) => {
      const scopes = scopesOf(options.scope);
      const expires = options.days === undefined ? null : new Date(Date.now() + daysOf(options.days) * DAY);
      const made = await inOrgOf(shell, { ...options, scopes }, async (tx, person, orgId) => {
        const fresh = await createToken(tx, person, { name: options.name, scopes, expires });
        await auditCommand(tx, orgId, {
          action: 'token.create',
          object: `token:${fresh.token.id}`,
          after: fresh.token,
        });
        return fresh;
      });
      shell.answer({ ...made.token, token: made.secret }, made.secret);
    });

  token
    .command('revoke <id>')
    .description(say('撤销令牌', 'revoke a token'))
    .option(...login)
    .option(...org)
    .action(async (id: string, options: Whose) => {
      const gone = await inOrgOf(shell, options, async (tx, person, orgId) => {
        const removed = await removeToken(tx, person, uuidOf(id));
        await auditCommand(tx, orgId, { action: 'token.remove', object: `token:${id}`, before: removed });
        return removed;
      });
      shell.answer(gone, say(`已撤销 ${gone.name}`, `Revoked ${gone.name}`));
    });
}

/** Runs work in a unit of the org, for a person who may act there. */
function inOrgOf<T>(
  shell: Shell,
  whose: Whose,
  work: (tx: Tx, person: string, org: string) => Promise<T>,
): Promise<T> {
  return withState(readConfig(shell.env), async (store) => {
    const { org, person } = await store.system(async (tx) => {
      await checkApps(tx, whose.scopes ?? []);
      return { org: await orgOf(tx, whose.org), person: await personOf(tx, whose.login) };
    });
    if (!person.operator && !person.memberships.some(({ orgId }) => orgId === org.id)) {
      throw new CommandFailure({
        zh: `“${whose.login}”不是 ${org.slug} 的成员。`,
        en: `“${whose.login}” is no member of ${org.slug}.`,
      });
    }
    return store.org(org.id, (tx) => work(tx, person.id, org.id));
  });
}

const line = ({ id, name, scopes, expires, lastSeen }: Token): string =>
  [id, name, scopes.join(','), expires ?? '–', lastSeen ?? '–'].join('\t');

function scopesOf(list: string): string[] {
  return list.split(',').map((written) => {
    const word = written.trim();
    if (isScope(word)) return word;
    throw unknownScope(word);
  });
}

/** A permission of an app that is not installed is a slip of the pen. */
async function checkApps(tx: Tx, scopes: readonly string[]): Promise<void> {
  const installed = (await listInstalled(tx)).map(({ id }) => id);
  const unknown = scopes.find((word) => !isPermission(word) && !installed.includes(word.split('.')[0] ?? ''));
  if (unknown !== undefined) throw unknownScope(unknown);
}

function unknownScope(word: string): UsageFailure {
  const all = Object.keys(PERMISSIONS).join(', ');
  return new UsageFailure({
    zh: `没有“${word}”这个权限。可用：${all}，以及已安装应用的权限`,
    en: `There is no permission “${word}”. Permissions: ${all}, and those of installed apps`,
  });
}

function daysOf(written: string): number {
  const days = Number(written);
  if (Number.isFinite(days) && days > 0) return days;
  throw new UsageFailure({
    zh: `--days 要一个正数，不是“${written}”。`,
    en: `--days takes a positive number, not “${written}”.`,
  });
}

function uuidOf(written: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(written)) return written;
  throw new UsageFailure({
    zh: `“${written}”不是令牌编号；token list 会列出。`,
    en: `“${written}” is no token id; “token list” shows them.`,
  });
}
