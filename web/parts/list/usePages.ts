import { type keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { Page } from '../../client/index.ts';

export interface Pages<Item> {
  readonly items: readonly Item[];
  readonly total: number | undefined;
  readonly isLoading: boolean;
  readonly problem: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  more: () => void;
  again: () => void;
  /** Every item, for a file. */
  all(): Promise<readonly Item[]>;
}

type Load<Item> = (after: string | undefined, signal?: AbortSignal) => Promise<Page<Item>>;

/** A list that is read page by page, by key. */
export function usePages<Item>(
  key: QueryKey,
  load: Load<Item>,
  options: { refetchInterval?: number; placeholderData?: typeof keepPreviousData } = {},
): Pages<Item> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    ...options,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    total: query.data?.pages[0]?.total,
    isLoading: query.isLoading,
    problem: query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
    all: () => everything(load),
  };
}

async function everything<Item>(load: Load<Item>): Promise<Item[]> {
  const found: Item[] = [];
  let after: string | undefined;
  do {
    const page = await load(after);
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

/** A short list that comes whole, as pages. */
export const wholePages = <Item>(query: {
  readonly data: readonly Item[] | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
  refetch(): unknown;
}): Pages<Item> => ({
  items: query.data ?? [],
  total: query.data?.length,
  isLoading: query.isLoading,
  problem: query.error,
  hasMore: false,
  isLoadingMore: false,
  more: () => undefined,
  again: () => void query.refetch(),
  all: () => Promise.resolve(query.data ?? []),
});
