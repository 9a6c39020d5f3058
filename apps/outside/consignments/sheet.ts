import {
  choice,
  date,
  every,
  integer,
  list,
  moment,
  object,
  text,
  type ViewContext,
} from '@selvedge/sdk/app';
import { confirmation } from '../entities/confirmation.ts';
import { consignment } from '../entities/consignment.ts';
import { movement } from '../entities/movement.ts';
import { partner } from '../entities/partner.ts';
import { colourField, priceField, sizeField, sumsFields } from '../fields/goods.ts';
import { CONFIRMATIONS, workKind } from '../fields/states.ts';
import { cellsOf, sumsOf } from '../rules/owed.ts';
import { t } from '../words.ts';
import { orderOf } from './orders.ts';

const line = (zh: string, en: string) => text({ title: t(zh, en) });

/** A consignment as it is printed, and as the partner sees it. */
export const sheetFields = {
  number: text({ title: t('单号', 'No.'), required: true }),
  partner: text({ title: t('外发单位', 'Partner'), required: true }),
  contact: line('联系人', 'Contact'),
  phone: line('电话', 'Phone'),
  address: line('地址', 'Address'),
  orderNumber: text({ title: t('订单号', 'Order no.'), required: true }),
  styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
  work: workKind,
  operations: list({
    title: t('外做工序', 'Operations'),
    required: true,
    item: text({ title: t('工序', 'Operation'), required: true }),
  }),
  price: priceField,
  sentOn: date({ title: t('发出日期', 'Sent on'), required: true }),
  due: date({ title: t('回货日期', 'Due back') }),
  note: line('备注', 'Note'),
  person: line('登记人', 'Who'),
  ...sumsFields,
  cells: list({
    title: t('明细', 'Lines'),
    required: true,
    maxItems: 5000,
    item: object({
      title: t('一行', 'Line'),
      fields: { bundle: line('扎号', 'Bundle no.'), colour: colourField, size: sizeField, ...sumsFields },
    }),
  }),
  confirmations: list({
    title: t('对方确认', 'Partner’s words'),
    required: true,
    item: object({
      title: t('一次', 'One'),
      fields: {
        kind: choice({ title: t('确认', 'What'), options: CONFIRMATIONS, required: true }),
        pieces: integer({ title: t('件数', 'Pieces'), required: true }),
        expected: integer({ title: t('我方件数', 'By our count'), required: true }),
        note: line('备注', 'Note'),
        at: moment({ title: t('时间', 'When'), required: true }),
      },
    }),
  }),
} as const;

/** @throws not.found */
export async function sheetOf(ctx: ViewContext, id: string) {
  const found = await ctx.records(consignment).get(id);
  const whom = await ctx.records(partner).find(found.partner);
  const order = await orderOf(ctx, found.order);
  const moved = await every(ctx.records(movement), { where: { consignment: id }, sort: 'createdAt' });
  const numbers = new Map(moved.map(({ bundle, bundleNumber }) => [bundle, bundleNumber]));
  const said = await every(ctx.records(confirmation), { where: { consignment: id }, sort: 'createdAt' });
  const titles = new Map((order.operations ?? []).map(({ code, title }) => [code, `${code} ${title}`]));
  const { number, partnerName, orderNumber, styleNumber, work, price, sentOn, due, note, person } = found;
  return {
    number,
    partner: partnerName,
    contact: whom?.contact ?? null,
    phone: whom?.phone ?? null,
    address: whom?.address ?? null,
    orderNumber,
    styleNumber,
    work,
    operations: (found.operations ?? []).map((code) => titles.get(code) ?? code),
    price,
    sentOn,
    due,
    note,
    person,
    ...sumsOf(moved),
    cells: cellsOf(moved).map((cell) => ({ ...cell, bundle: numbers.get(cell.bundle) ?? null })),
    confirmations: said.map(({ kind, pieces, expected, note: words, at }) => ({
      kind,
      pieces,
      expected,
      note: words,
      at,
    })),
  };
}
