import { action, choice, conflict, date, integer, invalid, ref, text, workDayOf } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { entry } from '../entities/entry.ts';
import { colourField, insideField, noteField, reasonField, sizeField } from '../fields/goods.ts';
import { stageField } from '../fields/words.ts';
import { madeOrder } from '../goods/orders.ts';
import { contentsIn } from '../goods/sheet.ts';
import { goodsAt, heldGoods } from '../goods/standing.ts';
import { workerOf, write } from '../goods/writing.ts';
import { piecesIn } from '../rules/cartons.ts';
import { t } from '../words.ts';

const order = ref(orderRef, { title: t('订单', 'Order'), required: true });
const pieces = integer({ title: t('件数', 'Pieces'), required: true, min: 1, max: 100_000, unit: '件' });

export const count = action('finishing/count', {
  title: t('报数', 'Count'),
  summary: t(
    '一个工段做完多少件，按颜色尺码；报了工牌的算那个人的。',
    'Pieces done at a stage, by colour and size; with a badge they are that person’s.',
  ),
  permission: 'finishing.count',
  input: {
    order,
    colour: colourField,
    size: sizeField,
    stage: stageField,
    pieces,
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
  },
  makes: ['finishing/entry'],
  output: {
    entry: ref(entry, { title: entry.title, required: true }),
    done: integer({ title: t('这个工段共', 'Done at this stage'), required: true }),
    name: text({ title: t('员工', 'Worker') }),
  },
  async handle(ctx, { order: id, colour, size, stage, pieces: own, worker, badge }) {
    const of = await madeOrder(ctx, id);
    const who = await workerOf(ctx, { worker, badge });
    const goods = goodsAt(await heldGoods(ctx, id), { colour, size });
    const [{ id: made }] = await write(ctx, of, goods, [{ kind: 'stage', stage, pieces: own, worker: who }]);
    const before = goods.entries
      .filter((one) => one.kind === 'stage' && one.stage === stage)
      .reduce((sum, one) => sum + one.pieces, 0);
    return { entry: made, done: before + own, name: who?.name };
  },
});

export const countSheet = action('finishing/countSheet', {
  title: t('按色码表报数', 'Count a sheet'),
  summary: t(
    '一个工段做完的，按颜色尺码一次报；前几天的也能补报。',
    'What a stage did, by colour and size at once; also of a day before.',
  ),
  permission: 'finishing.count',
  input: {
    order,
    stage: stageField,
    lines: { ...insideField, title: t('做完件数', 'Pieces done') },
    day: date({ title: t('日期', 'Day'), help: t('不填为今天', 'Left out: today') }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
  },
  makes: ['finishing/entry'],
  output: { pieces, name: text({ title: t('员工', 'Worker') }) },
  async handle(ctx, { order: id, stage, lines, day, worker, badge }) {
    const today = workDayOf(ctx.now, ctx.org);
    if (day !== null && day > today)
      throw invalid({ path: 'day', message: t('这一天还没到。', 'That day is still to come.') });
    // As with sewing: whoever only counts says nothing of other days, for which somebody is paid.
    if (day !== null && day < today && !ctx.may('finishing.settle'))
      throw conflict(t('前几天的由组长补报。', 'A leader counts days before today.'));
    const of = await madeOrder(ctx, id);
    const who = await workerOf(ctx, { worker, badge });
    const held = await heldGoods(ctx, id);
    const cells = contentsIn(lines, 'lines');
    for (const { pieces: own, ...cell } of cells)
      await write(ctx, of, goodsAt(held, cell), [{ kind: 'stage', stage, pieces: own, worker: who, day }]);
    return { pieces: piecesIn(cells), name: who?.name };
  },
});

const WAYS = {
  second: t('次品', 'Seconds'),
  sample: t('留样', 'Sample'),
  scrap: t('报废', 'Scrap'),
  missing: t('少件', 'Missing'),
  found: t('找回', 'Found'),
} as const;

export const settle = action('finishing/settle', {
  title: t('件数处理', 'Settle pieces'),
  summary: t(
    '后道发现的次品、留样、报废、少件、找回，写明原因；账才合得上。',
    'Seconds, samples, scrap, pieces missed and found in finishing, and why: so the account closes.',
  ),
  permission: 'finishing.settle',
  input: {
    order,
    colour: colourField,
    size: sizeField,
    what: choice({ title: t('怎么处理', 'What became of them'), options: WAYS, required: true }),
    pieces,
    note: { ...reasonField, required: false },
  },
  makes: ['finishing/entry'],
  output: { entry: ref(entry, { title: entry.title, required: true }) },
  async handle(ctx, { order: id, colour, size, what, pieces: own, note }) {
    const of = await madeOrder(ctx, id);
    const goods = goodsAt(await heldGoods(ctx, id), { colour, size });
    const [{ id: made }] = await write(ctx, of, goods, [{ kind: what, stage: null, pieces: own, note }]);
    return { entry: made };
  },
});

export const recount = action('finishing/recount', {
  title: t('重新点数（水洗回来没有菲票）', 'Count anew (washed, without tickets)'),
  summary: t(
    '水洗等没有菲票的，按颜色尺码点了多少算多少；与缝制产出的差数一直看得到。可以分几次点。',
    'What was washed has no tickets: what is counted counts, in as many goes as it takes; the difference to sewing stays visible.',
  ),
  permission: 'finishing.settle',
  input: { order, lines: { ...insideField, title: t('点到件数', 'Pieces counted') }, note: noteField },
  makes: ['finishing/entry'],
  output: { pieces },
  async handle(ctx, { order: id, lines, note }) {
    const of = await madeOrder(ctx, id);
    const held = await heldGoods(ctx, id);
    const cells = contentsIn(lines, 'lines');
    for (const { pieces: own, ...cell } of cells)
      await write(ctx, of, goodsAt(held, cell), [{ kind: 'recount', stage: null, pieces: own, note }]);
    return { pieces: piecesIn(cells) };
  },
});

export const correctEntry = action('finishing/correctEntry', {
  title: t('冲销记录', 'Take an entry back'),
  summary: t(
    '原记录不动，另记一笔负数，写明原因。',
    'The record stays; a second one takes its pieces back, with the reason.',
  ),
  permission: 'finishing.settle',
  input: { entry: ref(entry, { title: entry.title, required: true }), reason: reasonField },
  output: { entry: ref(entry, { title: entry.title, required: true }) },
  async handle(ctx, { entry: wrong, reason }) {
    const found = await ctx.records(entry).get(wrong);
    if (found.corrects !== null)
      throw conflict(t('这一笔本身就是冲销。', 'This one is a correction itself.'));
    const of = await madeOrder(ctx, found.order);
    const goods = goodsAt(await heldGoods(ctx, found.order), found);
    if ((await ctx.records(entry).first({ corrects: wrong })) !== null)
      throw conflict(t('这一笔已经冲销过。', 'It was taken back already.'));
    const { kind, stage, worker, team } = found;
    const [{ id }] = await write(ctx, of, goods, [
      {
        kind,
        stage,
        pieces: -found.pieces,
        worker: worker === null ? null : { id: worker, name: '', team },
        corrects: wrong,
        note: reason,
      },
    ]);
    return { entry: id };
  },
});
