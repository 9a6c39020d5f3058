import { action, conflict, date, every, money, ref } from '@selvedge/sdk/app';
import { consignment } from '../entities/consignment.ts';
import { statement, statementLine } from '../entities/statement.ts';
import { priceField, reasonField } from '../fields/goods.ts';
import { PRICE_PLACES } from '../rules/statement.ts';
import { t } from '../words.ts';

const whichConsignment = ref(consignment, { title: consignment.title, required: true });

export const setPrice = action('outside/setPrice', {
  title: t('定加工单价', 'Set the price'),
  summary: t(
    '先发后定价：定了以后，没有对过账的都按它算。',
    'Goods may leave before a price is known; once set it holds for all that is in no statement.',
  ),
  permission: 'outside.prices',
  input: {
    consignment: whichConsignment,
    price: money({ ...priceField, scale: PRICE_PLACES, required: true }),
    reason: { ...reasonField, required: false },
  },
  output: { price: priceField },
  async handle(ctx, { consignment: id, price }) {
    await ctx.records(consignment).lock(id);
    const lines = await every(ctx.records(statementLine), { where: { consignment: id } });
    for (const { statement: in_ } of lines) {
      const { state, number } = await ctx.records(statement).get(in_);
      if (state !== 'cancelled')
        throw conflict(
          t(
            `已在对账单 ${number} 里，先作废它再改价。`,
            `It stands in statement ${number}: cancel that first.`,
          ),
        );
    }
    await ctx.records(consignment).change(id, { price });
    return { price };
  },
});

export const changeDue = action('outside/changeDue', {
  title: t('改回货日期', 'Change the day it is due'),
  permission: 'outside.send',
  input: { consignment: whichConsignment, due: date({ title: t('回货日期', 'Due back'), required: true }) },
  output: {},
  async handle(ctx, { consignment: id, due }) {
    await ctx.records(consignment).change(id, { due });
    return {};
  },
});
