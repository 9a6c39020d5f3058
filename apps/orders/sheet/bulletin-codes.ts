import { t } from '../words.ts';
import type { Told } from './bulletin-cell.ts';

const LONGEST_CODE = 20;
const STEP = 10;

interface Coded {
  readonly row: number;
  readonly values: { readonly code?: string };
}

/** A number for each operation, none twice: as written where it can be, tens where nothing is written. */
export function codesOf(rows: readonly Coded[], { mended }: Told): string[] {
  const written = rows.map(({ values }) => (values.code ?? '').slice(0, LONGEST_CODE));
  const taken = new Set<string>();
  const free = new Set(written);
  let last = 0;
  const bare: number[] = [];
  const codes = rows.map(({ row }, index) => {
    const own = written[index];
    if (own !== '' && !taken.has(own)) {
      taken.add(own);
      return own;
    }
    if (own === '') {
      do last += STEP;
      while (taken.has(String(last)) || free.has(String(last)));
      taken.add(String(last));
      bare.push(row);
      return String(last);
    }
    let count = 2;
    while (taken.has(`${own}-${count}`) || free.has(`${own}-${count}`)) count += 1;
    const code = `${own}-${count}`;
    taken.add(code);
    mended.push(
      t(
        `第 ${row} 行工序号 ${own} 前面用过，改为 ${code}。`,
        `Row ${row}: number ${own} was used before; it becomes ${code}.`,
      ),
    );
    return code;
  });
  if (bare.length > 0)
    mended.push(
      t(
        `${bare.length} 道工序没有编号，按顺序编了 ${STEP}、${STEP * 2}……`,
        `${bare.length} operations had no number and got ${STEP}, ${STEP * 2} … in their order.`,
      ),
    );
  return codes;
}
