const DIGITS = '零一二三四五六七八九';

/** 十二 → 12, 二十 → 20: numbers as teams have them. */
function numberOf(written: string): number {
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['', written];
  const ten = written.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 : 0;
  return ten + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

const plain = (name: string): string =>
  name.replaceAll(/[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/g, (written) =>
    String(numberOf(written)),
  );

/** 一组, 二组, 三组, 十组: by their numbers, which no collation knows. */
export const compareTeams = (one: string, other: string): number =>
  plain(one).localeCompare(plain(other), 'zh', { numeric: true });
