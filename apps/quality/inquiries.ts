import { choice, date, entityRef, inquiry, integer, list, object, ref, text } from '@selvedge/sdk/app';
import { INSPECTION_STATES } from './fields/words.ts';
import { t } from './words.ts';

/** Final inspections since a day, for the owner's page. */
export const lotsForOwner = inquiry('owner/lots/v1', {
  title: t('成品检验', 'Final inspections'),
  permission: 'owner.read',
  payload: { since: date({ title: t('从', 'Since'), required: true }) },
  answer: {
    lots: list({
      title: t('批', 'Lots'),
      required: true,
      maxItems: 2000,
      item: object({
        title: t('批', 'Lot'),
        fields: {
          inspection: ref(entityRef('quality/inspection'), {
            title: t('检验', 'Inspection'),
            required: true,
          }),
          order: ref(entityRef('orders/order'), { title: t('订单', 'Order'), required: true }),
          orderNumber: text({ title: t('单号', 'Order no.'), required: true }),
          lot: integer({ title: t('批量', 'Lot'), required: true, unit: '件' }),
          state: choice({ title: t('状态', 'State'), options: INSPECTION_STATES, required: true }),
          day: date({ title: t('日期', 'Day'), required: true }),
        },
      }),
    }),
  },
});
