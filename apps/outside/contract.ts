import { choice, entityRef, hook, integer, list, ref, relationRef, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { orderRef } from '@selvedge/contracts/orders';
import { MOVEMENTS } from './fields/states.ts';
import { t } from './words.ts';

export { costsForOwner, lateForOwner } from './inquiries.ts';

/** What other apps may know of outside. Nothing here tells what a partner is paid, but to the owner’s app. */
export const partnerRef = entityRef('outside/partner');
export const consignmentRef = entityRef('outside/consignment');
export const movementRef = entityRef('outside/movement');

/**
 * Asked before pieces leave or come back, in the same unit of work. Throw a `conflict` when they are not there. `pieces` below
 * zero take an earlier movement back. `operations` null = the whole garment; what comes back good has them done, by nobody who
 * is paid.
 */
export const movingPieces = hook('outside/pieces.move/v1', {
  title: t('外发收发之前', 'Before pieces leave or come back'),
  payload: {
    movement: ref(movementRef, { title: t('收发记录', 'Movement'), required: true }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
    colour: text({ title: t('颜色', 'Colour'), required: true }),
    size: text({ title: t('尺码', 'Size'), required: true }),
    kind: choice({ title: t('类型', 'Kind'), options: MOVEMENTS, required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true }),
    operations: list({
      title: t('外做工序', 'Operations'),
      item: text({ title: t('工序号', 'Operation'), required: true }),
    }),
  },
  answer: {},
});

/** A row for each movement, corrections below zero: sums over them are the truth of what is outside. */
export const movements = relationRef('outside/movement/v1', {
  id: t('记录', 'movement'),
  consignment: t('发外单', 'consignment'),
  partner: t('外发单位', 'partner'),
  order: t('订单', 'order'),
  bundle: t('扎', 'bundle; null = without tickets'),
  colour: t('颜色', 'colour'),
  size: t('尺码', 'size'),
  kind: t('类型', 'out, good, bad or short'),
  pieces: t('件数', 'pieces'),
  operations: t('外做工序', 'jsonb: operations done outside; null = the whole garment'),
  day: t('日期', 'day'),
  at: t('时间', 'when'),
});
