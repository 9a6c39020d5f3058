import type { QueryClient } from '@tanstack/react-query';
import { OWN_STATE } from '../draft/useDraft.ts';

/** Another version came in force: declarations, records and boards are asked anew. */
export async function refreshOwn(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({
    predicate: ({ queryKey: [first] }) =>
      [OWN_STATE, 'apps', 'app', 'records', 'boards'].some((key) => key === first),
  });
}
