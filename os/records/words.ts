import type { Titles } from '@selvedge/sdk/app';

const say = (zh: string, en: string): Titles => ({ zh, en });

/** Faults of this room, in both languages. */
export const FAULT = {
  text: say('含有不能保存的字符。', 'It holds characters that cannot be kept.'),
  oneLine: say('只能写一行。', 'One line only.'),
  required: say('必须填写。', 'This is needed.'),
  pattern: say('格式不对。', 'It does not have the right form.'),
  tooLarge: say('数字过大。', 'The number is too large.'),
  tooMany: say('项目过多。', 'There are too many items.'),
  noDay: say('没有这一天。', 'There is no such day.'),
  day: say('日期应写作 2026-11-23。', 'A day is written 2026-11-23.'),
  year: say('年份应在 1 至 9999 之间。', 'The year must be from 1 to 9999.'),
  key: say(
    '名称须为 1 至 100 个能保存的字，不能是 __proto__。',
    'A name has 1 to 100 characters that can be kept, and is not __proto__.',
  ),
  time: say('钟点应写作 07:30。', 'A time of day is written 07:30.'),
  id: say('编号无法识别。', 'This is no id.'),
  circle: say('它会绕回到自己，不能这样指。', 'It would come back to itself: this cannot be.'),
  unknownField: say('没有这个字段。', 'There is no such field.'),
  notSortable: say('不能按此字段排序或比较。', 'This field has no order.'),
  notSummable: say('只有数字可以求和。', 'Only numbers have a sum.'),
  page: say('请使用上一页的 next。', 'Use “next” of the page before.'),
  reference: say('所指的记录不存在。', 'The record it refers to is not there.'),
  taken: say('已被占用。', 'It is taken.'),
  tooLong: (longest: number) => say(`最多 ${longest} 个字。`, `At most ${longest} characters.`),
  atLeast: (bound: string) => say(`不能小于 ${bound}。`, `Not below ${bound}.`),
  atMost: (bound: string) => say(`不能大于 ${bound}。`, `Not above ${bound}.`),
  decimal: (scale: number) =>
    scale === 0
      ? say('应为整数。', 'A whole number is needed.')
      : say(`应为数字，最多 ${scale} 位小数。`, `A number with at most ${scale} places is needed.`),
} as const;
