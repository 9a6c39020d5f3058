import type { ReadRecords } from './context.ts';
import type { Entity, RecordOf } from './entity.ts';
import type { ListQuestion } from './question.ts';

const PAGE = 500;

/** All records that fulfil a question, page by page. For what is bounded: one order, the open orders. */
export async function every<E extends Entity>(
  records: ReadRecords<E>,
  question: Omit<ListQuestion<E>, 'after' | 'limit'>,
): Promise<RecordOf<E>[]> {
  const found: RecordOf<E>[] = [];
  let after: string | null = null;
  do {
    const page: { readonly items: readonly RecordOf<E>[]; readonly next: string | null } = await records.list(
      {
        ...question,
        after,
        limit: PAGE,
      },
    );
    found.push(...page.items);
    after = page.next;
  } while (after !== null);
  return found;
}
