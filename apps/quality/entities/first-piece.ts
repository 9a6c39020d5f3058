import { boolean, choice, entity, file, list, object, ref, text } from '@selvedge/sdk/app';
import { styleRef } from '@selvedge/contracts/orders';
import { teamRef } from '@selvedge/contracts/people';
import {
  atField,
  dayField,
  noteField,
  orderField,
  orderNumberField,
  personField,
  styleNumberField,
} from '../fields/counts.ts';
import { FIRST_POINTS, FIRST_RESULTS } from '../fields/words.ts';
import { t } from '../words.ts';

export const firstPointsField = list({
  title: t('逐项', 'Point by point'),
  required: true,
  maxItems: 20,
  item: object({
    title: t('一项', 'Point'),
    fields: {
      point: choice({ title: t('看什么', 'What'), options: FIRST_POINTS, required: true }),
      isGood: boolean({ title: t('合格', 'Good'), required: true }),
      note: text({ title: t('问题', 'What is wrong'), maxLength: 200 }),
    },
  }),
});

/** The first piece of an order on a line, looked at before the line sews on. Looked at again is another; the last counts. */
export const firstPiece = entity('quality/firstPiece', {
  title: t('首件确认', 'First piece'),
  plural: t('首件确认', 'First pieces'),
  fields: {
    key: text({ title: t('编号', 'Id'), required: true, maxLength: 40 }),
    order: orderField,
    orderNumber: orderNumberField,
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    styleNumber: styleNumberField,
    team: ref(teamRef, { title: t('组', 'Team'), required: true }),
    result: choice({ title: t('结论', 'Result'), options: FIRST_RESULTS, required: true }),
    points: firstPointsField,
    photo: file({ title: t('照片', 'Photo'), accept: ['image/*'] }),
    note: noteField,
    day: dayField,
    at: atField,
    person: personField,
  },
  unique: [['key']],
  indexes: [['order', 'team']],
  label: '{orderNumber} {result}',
  list: ['day', 'orderNumber', 'styleNumber', 'team', 'result', 'note', 'photo', 'person'],
  search: ['orderNumber', 'styleNumber', 'note'],
  sort: '-createdAt',
  read: 'quality.read',
});
