import type { Config } from '@selvedge/os/config.ts';
import { openPackage, propose } from '@selvedge/os/host/installing.ts';
import { listInstalled } from '@selvedge/os/host/package.ts';
import { Registry, type RunningApp } from '@selvedge/os/host/registry.ts';
import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../shell.ts';
import { withState } from '../state.ts';
import { VERSION } from '../version.ts';

/** What installing an app on the platform of a data folder would do. */
export interface Preview {
  /** Version that is installed; null = none. */
  readonly from: string | null;
  readonly to: string;
  readonly changes: readonly Titles[];
  /** Why it cannot be done. */
  readonly faults: readonly Titles[];
  readonly leftovers: readonly Titles[];
  readonly newPermissions: readonly { readonly id: string; readonly title: Titles }[];
}

/** Compares an app with what the data folder holds; null when it holds no platform. Nothing is changed. */
export async function preview(config: Config, definition: AppDefinition): Promise<Preview | null> {
  if (!existsSync(join(config.data, 'secrets.json'))) return null;
  return withState(config, async (store) => {
    const packages = join(config.data, 'apps');
    const installed = await store.system(listInstalled);
    const running: RunningApp[] = [];
    // An app that cannot be loaded does not count, as in the platform itself.
    for (const app of installed)
      await openPackage(packages, app.package).then(
        (one) => running.push(one),
        () => undefined,
      );
    const present = installed.find(({ id }) => id === definition.id);
    const parts = { store, packages, platform: VERSION };
    const proposal = await propose(parts, new Registry(running), definition, present);
    return {
      from: proposal.from,
      to: definition.version,
      changes: proposal.changes,
      faults: proposal.faults,
      leftovers: proposal.leftovers,
      newPermissions: proposal.newPermissions.map((id) => ({
        id,
        title: definition.permissions[id] ?? { zh: id, en: id },
      })),
    };
  });
}

/** The same for people. */
export function previewText({ from, to, ...rest }: Preview, language: Language): string {
  const zh = language === 'zh';
  const lines = [
    from === null
      ? zh
        ? `平台上还没有这个应用；将安装 ${to}。`
        : `The platform does not have it yet; ${to} would be installed.`
      : zh
        ? `平台上是 ${from}；将换成 ${to}。`
        : `The platform has ${from}; it would become ${to}.`,
  ];
  const list = (title: string, items: readonly Titles[]): void => {
    if (items.length > 0) lines.push(title, ...items.map((item) => `- ${item[language]}`));
  };
  list(zh ? '数据表的改动：' : 'Changes of tables:', rest.changes);
  list(
    zh ? '新要求的权限：' : 'Permissions it asks for anew:',
    rest.newPermissions.map(({ id, title }) => ({
      zh: `${title.zh}（${id}）`,
      en: `${title.en} (${id})`,
    })),
  );
  list(zh ? '不再使用、但保留的：' : 'No longer used, but kept:', rest.leftovers);
  list(zh ? '不能安装，因为：' : 'It cannot be installed, because:', rest.faults);
  return lines.join('\n');
}
