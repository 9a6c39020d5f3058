import type { Titles } from '@selvedge/sdk/app';
import type { Principal } from '../../identity/principal.ts';
import type { Found } from '../../records/reading.ts';
import type { RecordsDoor } from '../records-door.ts';
import { partsOf } from '../../records/table.ts';
import { missing } from '../words.ts';
import type { OwnBoard } from './document.ts';
import type { OwnScenarios } from './own.ts';

/** Rows of a board. */
const MOST = 200;

export interface BoardTile {
  readonly title: Titles;
  readonly value: string | number | null;
  readonly unit: string | null;
}

/** A board as it is looked at: figures, and records in rows or in columns of cards. */
export interface BoardView {
  readonly name: string;
  readonly title: Titles;
  readonly entity: string;
  readonly columns: readonly string[];
  readonly groupBy: string | null;
  readonly tiles: readonly BoardTile[];
  readonly items: readonly Found[];
  readonly labels: Readonly<Record<string, string>>;
  /** True when there are more records than a board shows. */
  readonly more: boolean;
}

/** Opens the records of an entity for somebody. */
type Open = (principal: Principal, app: string, entity: string) => Promise<RecordsDoor>;

/** Boards that an org made or that its apps brought. Who looks needs the board's role and may see no more than he may in lists. */
export class Boards {
  readonly #own: OwnScenarios;
  readonly #open: Open;

  constructor(own: OwnScenarios, open: Open) {
    this.#own = own;
    this.#open = open;
  }

  /** The boards that somebody may look at. */
  async list(principal: Principal): Promise<Pick<OwnBoard, 'name' | 'title' | 'entity'>[]> {
    const { scenario } = await this.#own.of(principal.org.id);
    return (scenario?.boards ?? [])
      .filter((board) => mayLook(principal, board))
      .map(({ name, title, entity }) => ({ name, title, entity }));
  }

  /** @throws not.found, permission.missing for the records behind it */
  async look(principal: Principal, name: string): Promise<BoardView> {
    const { scenario } = await this.#own.of(principal.org.id);
    const board = scenario?.boards.find((one) => one.name === name);
    if (board === undefined || !mayLook(principal, board)) throw missing({ zh: '看板', en: 'board' });
    const { app, name: entity } = partsOf(board.entity);
    const door = await this.#open(principal, app, entity);
    const { where, sort } = board;
    const page = await door.list({ where, limit: MOST, ...(sort === undefined ? {} : { sort }) });
    return {
      name,
      title: board.title,
      entity: board.entity,
      columns: board.columns.filter((field) => door.sees(field)),
      groupBy: board.groupBy ?? null,
      tiles: await Promise.all(board.tiles.map((tile) => tileOf(door, board, tile))),
      items: page.items,
      labels: page.labels,
      more: page.next !== null,
    };
  }
}

const mayLook = ({ role, person }: Principal, { readers }: OwnBoard): boolean =>
  person.operator || (role !== null && readers.includes(role));

async function tileOf(
  door: RecordsDoor,
  board: OwnBoard,
  tile: OwnBoard['tiles'][number],
): Promise<BoardTile> {
  const where = { ...board.where, ...tile.where };
  const facts = tile.field === undefined ? undefined : door.entity.fields[tile.field];
  const unit = facts !== undefined && 'unit' in facts ? (facts.unit ?? null) : null;
  if (tile.of === 'count' || tile.field === undefined)
    return { title: tile.title, value: await door.count({ where }), unit: null };
  const [row] = await door.summary({ where, [tile.of]: [tile.field] });
  return { title: tile.title, value: row?.[tile.of][tile.field] ?? null, unit };
}
