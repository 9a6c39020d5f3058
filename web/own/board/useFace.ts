import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { namesOf, recordsKey } from '../../apps/facts.ts';
import type { Api, EntityFacts, OwnBoard, OwnTile, Values } from '../../client/index.ts';
import { useApi } from '../../session/useApi.ts';
import { wholeTitle } from '../draft/parts.ts';
import type { Face } from './BoardFace.tsx';

/** Rows that a preview asks for. */
const SEEN = 100;

const within = (where: Values, stored: EntityFacts): Values =>
  Object.fromEntries(Object.entries(where).filter(([name]) => stored.fields[name] !== undefined));

async function tileOf(
  api: Api,
  stored: EntityFacts,
  board: OwnBoard,
  tile: OwnTile,
  signal: AbortSignal,
): Promise<Face['tiles'][number]> {
  const { app, entity } = namesOf(stored.id);
  const where = JSON.stringify({ ...within(board.where, stored), ...within(tile.where, stored) });
  const field = tile.of === 'count' || tile.field === undefined ? undefined : stored.fields[tile.field];
  const title = wholeTitle(tile.title);
  if (tile.of !== 'count' && field === undefined) return { title, value: null, unit: null };
  const { rows } = await api.summarizeRecords(
    app,
    entity,
    { where, ...(tile.of === 'count' ? {} : { [tile.of]: tile.field }) },
    signal,
  );
  const [row] = rows;
  if (tile.of === 'count' || tile.field === undefined) return { title, value: row?.count ?? 0, unit: null };
  const value = row?.[tile.of][tile.field];
  return {
    title,
    value: typeof value === 'string' || typeof value === 'number' ? value : null,
    unit: field !== undefined && 'unit' in field ? (field.unit ?? null) : null,
  };
}

/** A board of the draft with the records that are there; fields that are not in force yet are left out of conditions. */
export function useFace(board: OwnBoard, stored: EntityFacts | undefined) {
  const api = useApi();
  const { app, entity } = namesOf(board.entity);
  const sort =
    board.sort !== undefined && stored?.fields[board.sort.replace(/^-/, '')] !== undefined
      ? board.sort
      : undefined;
  return useQuery({
    queryKey: [...recordsKey(app, entity), 'board', board.where, sort, board.tiles],
    enabled: stored !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Pick<Face, 'tiles' | 'items' | 'labels' | 'more'>> => {
      if (stored === undefined) return { tiles: [], items: [], labels: {}, more: false };
      const where = within(board.where, stored);
      const [page, tiles] = await Promise.all([
        api.apps.listRecords(app, entity, { where, sort, limit: SEEN }, signal),
        Promise.all(board.tiles.map((tile) => tileOf(api, stored, board, tile, signal))),
      ]);
      return { tiles, items: page.items, labels: page.labels, more: page.next !== null };
    },
  });
}
