import { keepPreviousData } from '@tanstack/react-query';
import type { Found, Labels, RecordQuestion } from '../../client/index.ts';
import { type Pages, usePages } from '../../parts/list/usePages.ts';
import { useApi } from '../../session/useApi.ts';
import { recordsKey } from '../facts.ts';

/** A list of records, page by page, and the names of those that they refer to. */
export function useRecordPages(
  app: string,
  entity: string,
  question: RecordQuestion,
): { pages: Pages<Found>; labels: Labels } {
  const api = useApi();
  const pages = usePages<Found & { readonly labels: Labels }>(
    [...recordsKey(app, entity), 'list', question],
    async (after, signal) => {
      const page = await api.apps.listRecords(app, entity, { ...question, after }, signal);
      return { ...page, items: page.items.map((item) => ({ ...item, labels: page.labels })) };
    },
    // The list stays in sight while another is asked for.
    { placeholderData: keepPreviousData },
  );
  const labels: Labels = Object.assign({}, ...new Set(pages.items.map((item) => item.labels)));
  return { pages, labels };
}
