import type { Config } from '@selvedge/os/config.ts';
import type { AppDefinition } from '@selvedge/sdk/app';
import { join } from 'node:path';
import type { Language, Shell } from '../shell.ts';
import { type Preview, preview, previewText } from './proposal.ts';
import { readApp } from './reading.ts';
import { rememberedOf } from './remembered.ts';
import { typeFaults } from './types.ts';

export interface Checked {
  readonly ok: boolean;
  readonly id: string | null;
  readonly version: string | null;
  /** How many of each part it declares. */
  readonly parts: Readonly<Record<string, number>>;
  /** What is wrong, in sentences. */
  readonly faults: readonly string[];
  /** What the compiler says; null = there is no compiler. */
  readonly types: readonly string[] | null;
  /** null = the data folder holds no platform. */
  readonly preview: Preview | null;
}

/** Everything that can be known of an app before it is installed. */
export async function checkApp(
  written: string,
  config: Config,
  { env, language }: Pick<Shell, 'env' | 'language'>,
): Promise<Checked> {
  const { folder, definition, faults } = await readApp(written);
  const contracts = [join(config.data, 'catalogue', '*', 'contract.d.ts')];
  const types = await typeFaults(folder, contracts, await rememberedOf(folder, env));
  const shown = definition === null ? null : await preview(config, definition);
  return {
    ok: faults.length === 0 && (types ?? []).length === 0 && (shown?.faults ?? []).length === 0,
    id: definition?.id ?? null,
    version: definition?.version ?? null,
    parts: definition === null ? {} : partsOf(definition),
    faults: faults.map((fault) => fault[language]),
    types,
    preview: shown,
  };
}

const WORDS: Readonly<Record<string, { readonly zh: string; readonly one: string; readonly more: string }>> =
  {
    entities: { zh: '种记录', one: 'kind of record', more: 'kinds of record' },
    actions: { zh: '个操作', one: 'action', more: 'actions' },
    views: { zh: '个视图', one: 'view', more: 'views' },
    subscriptions: { zh: '个事件处理', one: 'handler of events', more: 'handlers of events' },
    telemetry: { zh: '个设备数据处理', one: 'handler of readings', more: 'handlers of readings' },
    pages: { zh: '个页面', one: 'page', more: 'pages' },
  };

const partsOf = ({
  entities,
  actions,
  views,
  subscriptions,
  telemetry,
  pages,
}: AppDefinition): Record<string, number> =>
  Object.fromEntries(
    Object.entries({ entities, actions, views, subscriptions, telemetry, pages }).map(([name, list]) => [
      name,
      list?.length ?? 0,
    ]),
  );

/** The same for people. */
export function checkText(checked: Checked, language: Language): string {
  const zh = language === 'zh';
  const { id, version, parts, faults, types, preview: shown } = checked;
  const lines: string[] = [];
  if (id !== null) {
    const counted = Object.entries(parts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => {
        const word = WORDS[name];
        return zh ? `${count} ${word?.zh}` : `${count} ${count === 1 ? word?.one : word?.more}`;
      });
    lines.push(`${id} ${version}: ${counted.join(zh ? '，' : ', ')}`);
  }
  const list = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push(title, ...items.map((item) => `- ${item}`));
  };
  list(zh ? '有问题：' : 'What is wrong:', faults);
  list(zh ? '类型不对：' : 'Types that do not fit:', types ?? []);
  if (types === null)
    lines.push(
      zh ? '没有检查类型：没有安装 TypeScript。' : 'Types were not checked: TypeScript is not installed.',
    );
  if (faults.length === 0 && (types ?? []).length === 0)
    lines.push(zh ? '没有发现问题。' : 'Nothing is wrong with it.');
  if (shown !== null) lines.push('', previewText(shown, language));
  return lines.join('\n');
}
