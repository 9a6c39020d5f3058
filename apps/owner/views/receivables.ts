import { date, integer, list, money, object, ref, text, view } from '@selvedge/sdk/app';
import { customerRef } from '@selvedge/contracts/orders';
import { receivable } from '../entities/receivable.ts';
import { MONEY, sentenceField } from '../fields.ts';
import { customerNames, owedBy } from '../floor/owed.ts';
import { shown } from '../rules/amount.ts';
import { owedSentence } from '../rules/sentences.ts';
import { t } from '../words.ts';

const amount = (zh: string, en: string) => money({ title: t(zh, en), required: true });
const days = integer({ title: t('过期几天', 'Days overdue'), required: true });

export const receivables = view('owner/receivables', {
  title: t('谁欠我', 'Who owes me'),
  summary: t(
    '每家客户欠多少、过期多少；收款先抵写明的那笔，其余抵最早到期的。',
    'What each customer owes and what of it is overdue; a payment settles the bill it names, else the oldest due.',
  ),
  permission: MONEY,
  input: { customer: ref(customerRef, { title: t('客户', 'Customer') }) },
  output: {
    sentence: sentenceField,
    owed: amount('应收', 'Owed'),
    overdue: amount('过期', 'Overdue'),
    customers: list({
      title: t('客户', 'Customers'),
      required: true,
      item: object({
        title: t('客户', 'Customer'),
        fields: {
          customer: ref(customerRef, { title: t('客户', 'Customer'), required: true }),
          name: text({ title: t('客户名称', 'Name') }),
          owed: amount('应收', 'Owed'),
          overdue: amount('过期', 'Overdue'),
          credit: amount('多收', 'Credit'),
          daysOver: days,
          bills: list({
            title: t('应收款', 'Receivables'),
            required: true,
            maxItems: 5000,
            item: object({
              title: t('应收款', 'Receivable'),
              fields: {
                receivable: ref(receivable, { title: receivable.title, required: true }),
                number: text({ title: t('单号', 'No.'), required: true }),
                due: date({ title: t('到期日', 'Due'), required: true }),
                amount: amount('金额', 'Amount'),
                open: amount('未收', 'Open'),
                daysOver: days,
              },
            }),
          }),
        },
      }),
    }),
  },
  async handle(ctx, { customer: wished }) {
    const all = await owedBy(ctx, { customer: wished ?? null });
    const names = await customerNames(ctx);
    const owing = all.filter(({ owed }) => owed > 0n);
    const owed = owing.reduce((sum, one) => sum + one.owed, 0n);
    const overdue = owing.reduce((sum, one) => sum + one.overdue, 0n);
    return {
      sentence: owedSentence({ owed, overdue, customers: owing.length }),
      owed: shown(owed),
      overdue: shown(overdue),
      customers: all.map(({ customer, bills, ...one }) => ({
        customer,
        name: names.get(customer) ?? null,
        owed: shown(one.owed),
        overdue: shown(one.overdue),
        credit: shown(one.credit),
        daysOver: one.daysOver,
        bills: bills
          .filter(({ open }) => open > 0n || wished !== null)
          .map(({ id, number, due, amount: whole, open, daysOver }) => ({
            receivable: id,
            number,
            due,
            amount: shown(whole),
            open: shown(open),
            daysOver,
          })),
      })),
    };
  },
});
