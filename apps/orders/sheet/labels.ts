/** What a heading stands for. */
export type Label =
  | 'colour'
  | 'colourCode'
  | 'size'
  | 'quantity'
  | 'total'
  | 'ratio'
  | 'style'
  | 'name'
  | 'number'
  | 'customerNumber'
  | 'customer'
  | 'due'
  | 'orderDate'
  | 'price'
  | 'other';

const WORDS: readonly (readonly [Label, RegExp])[] = [
  [
    'colour',
    /^(颜色|颜色名称|颜色\/?(尺码|码数|规格)|(尺码|码数|规格)\/?颜色|色别|色名|配色|花色|款色|色\/码|colou?rs?|colou?rways?|colou?r\/size|size\/colou?r)$/,
  ],
  ['colourCode', /^(色号|颜色编号|颜色代码|色卡号|colou?r(code|no|#))$/],
  ['size', /^(尺码|码数|码号|规格|号型|尺寸|尺码\(.*\)|sizes?)$/],
  [
    'total',
    /^(合计|小计|总计|共计|总数|总数量|汇总|合计数|总合计|(合计|小计|总计|总数)\(.*\)|(grand|sub)?-?total(qty|quantity|pcs)?|sum)$/,
  ],
  [
    'quantity',
    /^(数量|件数|订单数量?|下单数量?|生产数量?|订货数量?|数量\(.*\)|件数\(.*\)|qty|quantity|pcs|orderqty)$/,
  ],
  ['ratio', /^(配比|比例|尺码配比|搭配|ratio)$/],
  [
    'style',
    /^(款号|款式|款式号|款式编号|货号|型号|款号\/货号|本厂款号|客户款号|style(no|number|#|code)?|art(icle)?(no)?)$/,
  ],
  ['name', /^(品名|款名|名称|款式名称|产品名称|description|productname|product)$/],
  ['customerNumber', /^(客户单号|客户订单号|客单号|客户po|po|po号|po#|pono|customer'?s?po)$/],
  ['number', /^(单号|订单号|订单编号|合同号|合同编号|生产单号|制单号|制单编号|order(no|number|#)?)$/],
  ['customer', /^(客户|客户名称|客人|客户简称|customer|buyer|client)$/],
  [
    'due',
    /^(交期|交货期|交货日期|交货时间|出货日期|出货期|货期|船期|交期\(.*\)|delivery(date)?|due(date)?|ship(ment|ping)?date|ex-?factory(date)?)$/,
  ],
  ['orderDate', /^(下单日期|下单时间|制单日期|接单日期|订单日期|日期|orderdate|date)$/],
  ['price', /^(单价|加工费|工价|价格|金额|总价|总金额|(unit)?price|amount|fob|cmt|.*\((元|rmb|usd)\))$/],
  [
    'other',
    /^(序号|行号|图片|款图|备注|说明|注|面料|唛头|包装|包装要求|工艺要求|制单人?|审核人?|签名|no|item|remarks?|notes?|picture|image)$/,
  ],
];

const bare = (cell: string): string =>
  cell
    .toLowerCase()
    .replaceAll(/[\\|、]/g, '/')
    .replaceAll(/\s/g, '')
    .replaceAll(/[:.。*]+$/g, '');

/** What a cell is the heading of; null = it is none. */
export function labelOf(cell: string): Label | null {
  const word = bare(cell);
  if (word === '') return null;
  return WORDS.find(([, shape]) => shape.test(word))?.[0] ?? null;
}
