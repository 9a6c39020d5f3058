import { action, conflict, decimal, integer, ref } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { teamRef } from '@selvedge/contracts/people';
import { target } from '../entities/target.ts';
import { dayField, figure } from '../fields/figures.ts';
import { targetPieces, wholePieces } from '../rules/formulas.ts';
import { t } from '../words.ts';

export const setTarget = action('efficiency/setTarget', {
  title: t('定目标', 'Set a target'),
  summary: t(
    '一个组一天做多少件，可以按订单分开定；不填件数就按 人 × 分钟 × 效率 ÷ 工时 算。',
    'Pieces of a team on a day, of an order where it is named; without pieces: people × minutes × efficiency ÷ SAM.',
  ),
  permission: 'efficiency.plan',
  input: {
    team: ref(teamRef, { title: t('组', 'Team'), required: true }),
    day: dayField,
    order: ref(orderRef, { title: t('订单', 'Order') }),
    pieces: integer({ title: t('目标件数', 'Pieces'), min: 0, max: 1_000_000, unit: '件' }),
    people: decimal({ title: t('人数', 'People'), scale: 1, min: '0' }),
    minutes: integer({ title: t('每人分钟', 'Minutes each'), min: 0, max: 1440, unit: '分钟' }),
    efficiency: decimal({ title: t('计划效率', 'Planned efficiency'), scale: 2, min: '0', unit: '%' }),
    sam: decimal({ title: t('每件工时', 'SAM of a piece'), scale: 4, min: '0', unit: '分' }),
  },
  makes: ['efficiency/target'],
  output: {
    target: ref(target, { title: target.title, required: true }),
    pieces: figure('目标件数', 'Pieces', '件'),
  },
  async handle(ctx, { team, day, order, pieces: given, ...facts }) {
    const reckoned = targetPieces(
      Number(facts.people ?? 0),
      facts.minutes ?? 0,
      Number(facts.efficiency ?? 0) / 100,
      Number(facts.sam ?? 0),
    );
    const pieces = given ?? (reckoned === null ? null : wholePieces(reckoned));
    if (pieces === null)
      throw conflict(
        t(
          '写件数，或者写人数、分钟、效率和工时让系统算。',
          'Say how many pieces, or people, minutes, efficiency and SAM from which to reckon them.',
        ),
      );
    const records = ctx.records(target);
    const { items } = await records.list({ where: { team, day }, limit: 500 });
    // What was on the board stands only while nothing is set for the day.
    for (const { id, source } of items) if (source === 'board') await records.remove(id);
    const before = items.find((one) => one.order === order && one.source === 'set');
    const values = { pieces, source: 'set', ...facts } as const;
    const kept =
      before === undefined
        ? await records.add({ team, day, order, ...values })
        : await records.change(before.id, values);
    return { target: kept.id, pieces };
  },
});
