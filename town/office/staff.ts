import { Dice } from '../model/chance.ts';

const STAFF = 5;
const SURNAMES =
  '王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕'.split(
    ' ',
  );
const GIVEN =
  '芳 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 超 霞 平 刚 桂英 秀兰 玉梅 海燕 建国 晓红 春花 小燕 志明 文华 彩云 美玲 雪梅 国强 立新 冬梅 爱华 红霞 永红 秋菊 金凤 水仙 阿珍'.split(
    ' ',
  );

/** A group of people with one trade: name, trade, how many. */
export const TEAMS: readonly (readonly [team: string, position: string, people: number])[] = [
  ['裁剪组', '裁剪工', 18],
  ...Array.from({ length: 8 }, (_, index) => [`缝制${index + 1}组`, '车工', 28] as const),
  ['后道一组', '整烫工', 22],
  ['后道二组', '包装工', 20],
  ['检验组', '检验员', 16],
];

export interface Person {
  readonly number: string;
  readonly name: string;
  readonly team: string;
  readonly position: string;
  readonly hiredOn: string;
}

/** Everybody who works here; one seed, the same people. */
export function staffOf(seed: number): Person[] {
  const dice = new Dice(seed, STAFF);
  const pick = (from: readonly string[]): string => from[Math.floor(dice.next() * from.length)];
  let count = 1000;
  return TEAMS.flatMap(([team, position, people]) =>
    Array.from({ length: people }, () => {
      count += 1;
      const year = 2015 + Math.floor(dice.next() * 10);
      const month = String(1 + Math.floor(dice.next() * 12)).padStart(2, '0');
      const day = String(1 + Math.floor(dice.next() * 28)).padStart(2, '0');
      return {
        number: String(count),
        name: pick(SURNAMES) + pick(GIVEN),
        team,
        position,
        hiredOn: `${year}-${month}-${day}`,
      };
    }),
  );
}

/** The same as a sheet that HR would paste. */
export const rosterOf = (people: readonly Person[]): string =>
  [
    '工号\t姓名\t班组\t工种\t入职日期',
    ...people.map(({ number, name, team, position, hiredOn }) =>
      [number, name, team, position, hiredOn].join('\t'),
    ),
  ].join('\n');
