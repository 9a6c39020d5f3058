import { choice, entity, file, ref, text } from '@selvedge/sdk/app';
import { colourwaysField, sizesField } from '../fields/techpack.ts';
import { t } from '../words.ts';
import { customer } from './customer.ts';

/** What is sewn. How it is sewn is in its versions. */
export const style = entity('orders/style', {
  title: t('款式', 'Style'),
  plural: t('款式', 'Styles'),
  fields: {
    number: text({ title: t('款号', 'Style no.'), required: true, maxLength: 60 }),
    name: text({ title: t('款名', 'Name'), maxLength: 120 }),
    customer: ref(customer, { title: t('客户', 'Customer') }),
    kind: choice({
      title: t('品类', 'Kind of garment'),
      options: {
        tee: t('T恤', 'T-shirt'),
        polo: t('POLO衫', 'Polo shirt'),
        shirt: t('衬衫', 'Shirt'),
        sweatshirt: t('卫衣', 'Sweatshirt'),
        jacket: t('夹克', 'Jacket'),
        coat: t('大衣/羽绒服', 'Coat'),
        suit: t('西装', 'Suit'),
        dress: t('连衣裙', 'Dress'),
        skirt: t('半身裙', 'Skirt'),
        trousers: t('裤子', 'Trousers'),
        jeans: t('牛仔裤', 'Jeans'),
        knitwear: t('毛衫', 'Knitwear'),
        underwear: t('内衣', 'Underwear'),
        sportswear: t('运动服', 'Sportswear'),
        workwear: t('工装/校服', 'Workwear'),
        children: t('童装', 'Children’s wear'),
        other: t('其他', 'Other'),
      },
    }),
    picture: file({ title: t('款图', 'Picture'), accept: ['image/*'] }),
    season: text({ title: t('季节', 'Season'), maxLength: 40 }),
    sizes: sizesField,
    colourways: colourwaysField,
    notes: text({ title: t('备注', 'Notes'), multiline: true, maxLength: 5000 }),
  },
  unique: [['number']],
  label: '{number} {name}',
  list: ['number', 'name', 'customer', 'kind', 'season'],
  search: ['number', 'name', 'season'],
  read: 'orders.read',
  write: 'orders.styles',
});
