import { invalid } from '@selvedge/sdk/app';
import type { Content } from '../rules/cartons.ts';
import { t } from '../words.ts';
import { keyOf } from './standing.ts';

/** Pieces by size of a colour, as they are typed. */
interface Line {
  readonly colour: string;
  readonly sizes: Readonly<Record<string, number>>;
}

/** What is filled in. @param path of the field @throws input.invalid when that is nothing, or a colour stands there twice */
export function contentsIn(lines: readonly Line[], path: string): Content[] {
  const contents = lines.flatMap(({ colour, sizes }) =>
    Object.entries(sizes)
      .filter(([, pieces]) => pieces > 0)
      .map(([size, pieces]) => ({ colour, size, pieces })),
  );
  if (contents.length === 0) throw invalid({ path, message: t('没有填件数。', 'There are no pieces.') });
  if (new Set(contents.map(keyOf)).size < contents.length)
    throw invalid({ path, message: t('同一颜色写了两行。', 'A colour stands there twice.') });
  return contents;
}
