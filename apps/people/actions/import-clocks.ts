import { action, type ActionContext, choice, integer, list, object, text } from '@selvedge/sdk/app';
import { clocked } from '../contract.ts';
import { clock } from '../entities/clock.ts';
import { worker } from '../entities/worker.ts';
import { DIRECTIONS } from '../fields/words.ts';
import type { Direction } from '../rules/presence.ts';
import { clockTime } from '../rules/clock-time.ts';
import { zoneOf } from '../rules/zone.ts';
import { t } from '../words.ts';

interface New {
  readonly worker: string;
  readonly at: string;
  readonly direction: Direction | null;
}

/** Only those that are not there yet. */
async function unknownOf(ctx: ActionContext, given: readonly New[]): Promise<New[]> {
  const once = [...new Map(given.map((one) => [`${one.worker} ${one.at}`, one])).values()];
  const known = await ctx.sql<{ worker: string; at: Date }>`
    select k.worker, k.at from ${clock} k
    join unnest(${once.map((one) => one.worker)}::uuid[], ${once.map(({ at }) => at)}::timestamptz[]) as given(worker, at)
      on k.worker = given.worker and k.at = given.at
    where k.deleted_at is null`;
  const there = new Set(known.map(({ worker: id, at }) => `${id} ${at.toISOString()}`));
  return once.filter((one) => !there.has(`${one.worker} ${one.at}`));
}

export const importClocks = action('people/importClocks', {
  title: t('导入考勤机记录', 'Read in an attendance device'),
  summary: t(
    '考勤机导出的打卡，读多少遍都一样；认不出的工号和时间列出来。',
    'Clocks that a device exports; reading them again changes nothing. Numbers and times nobody knows are listed.',
  ),
  permission: 'people.clock',
  input: {
    rows: list({
      title: t('打卡', 'Clocks'),
      required: true,
      item: object({
        title: t('打卡', 'Clock'),
        fields: {
          number: text({ title: t('工号', 'Number'), required: true, maxLength: 20 }),
          at: text({ title: t('时间', 'At'), required: true, maxLength: 40 }),
          direction: choice({ title: t('方向', 'Direction'), options: DIRECTIONS }),
        },
      }),
      maxItems: 5000,
    }),
  },
  output: {
    added: integer({ title: t('新增', 'Added'), required: true }),
    repeated: integer({ title: t('已有', 'There already'), required: true }),
    unknownNumbers: list({
      title: t('没有这些工号', 'Numbers nobody has'),
      required: true,
      item: text({ title: t('工号', 'Number') }),
      maxItems: 5000,
    }),
    unreadable: list({
      title: t('时间看不懂的行', 'Rows whose time cannot be read'),
      required: true,
      item: integer({ title: t('行', 'Row') }),
      maxItems: 5000,
    }),
  },
  async handle(ctx, { rows }) {
    const zone = zoneOf(ctx.org.timeZone);
    const numbers = [...new Set(rows.map(({ number }) => number))];
    const staff = await ctx.sql<{ id: string; number: string }>`
      select id, number from ${worker} where deleted_at is null and number = any(${numbers})`;
    const byNumber = new Map(staff.map(({ id, number }) => [number, id]));
    const read = rows.map(({ number, at, direction }) => ({
      worker: byNumber.get(number),
      at: clockTime(at, zone),
      direction,
    }));
    const isPast = (at: string): boolean => Date.parse(at) <= ctx.now.getTime() + 120_000;
    const whole = read.flatMap(({ worker: id, at, direction }): New[] =>
      id === undefined || at === null || !isPast(at) ? [] : [{ worker: id, at, direction }],
    );
    const fresh = await unknownOf(ctx, whole);
    const source = 'device';
    await ctx.records(clock).addAll(fresh.map((one) => ({ ...one, source, person: ctx.actor?.name })));
    for (const { worker: id, at, direction } of fresh) await ctx.emit(clocked, id, { at, direction, source });
    return {
      added: fresh.length,
      repeated: whole.length - fresh.length,
      unknownNumbers: numbers.filter((number) => !byNumber.has(number)),
      unreadable: read.flatMap(({ at }, index) => (at === null || !isPast(at) ? [index + 1] : [])),
    };
  },
});
