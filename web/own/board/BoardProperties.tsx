import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Filters } from '../../apps/list/Filters.tsx';
import type { EntityFacts, OwnBoard } from '../../client/index.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { RoleChoice } from '../parts/RoleChoice.tsx';
import { TitleInput } from '../parts/TitleInput.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { TileRows } from './TileRows.tsx';

interface Props {
  readonly board: OwnBoard;
  readonly entity: EntityFacts;
  readonly onChange: (board: OwnBoard, what: string) => void;
}

const SORTED = new Set(['text', 'integer', 'decimal', 'date', 'moment', 'time', 'choice']);
const SHOWN = new Set([...SORTED, 'boolean', 'ref']);

/** What a board shows: which records, in which columns or groups, which figures, to whom. */
export function BoardProperties({ board, entity, onChange }: Props) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const named = (kinds: ReadonlySet<string>) =>
    Object.entries(entity.fields)
      .filter(([, { kind }]) => kinds.has(kind))
      .map(([value, { title }]) => ({ value, label: titled(title) }));
  const set = (part: object, what: string): void => onChange({ ...board, ...part }, what);
  return (
    <div className="own-form">
      <TitleInput
        id="board-title"
        label={t('own:name')}
        value={board.title}
        onChange={(title) => set({ title }, 'title')}
      />
      <Labelled label={t('own:board.tiles')}>
        <TileRows tiles={board.tiles} fields={entity.fields} onChange={(tiles) => set({ tiles }, 'tiles')} />
      </Labelled>
      <Labelled label={t('own:board.where')} help={t('own:board.whereHelp')}>
        <Filters fields={entity.fields} where={board.where} onChange={(where) => set({ where }, 'where')} />
      </Labelled>
      <Labelled label={t('own:board.groupBy')} help={t('own:board.groupHelp')} htmlFor="board-group">
        <Select
          id="board-group"
          allowClear
          value={board.groupBy ?? null}
          placeholder={t('own:board.noGroup')}
          options={named(new Set(['choice']))}
          onChange={(groupBy: string | undefined) => set({ groupBy }, 'groupBy')}
          data-testid="board-group"
        />
      </Labelled>
      <Labelled label={t('own:board.columns')} htmlFor="board-columns">
        <Select
          id="board-columns"
          mode="multiple"
          maxCount={20}
          value={[...board.columns]}
          options={named(SHOWN)}
          onChange={(columns: string[]) => set({ columns }, 'columns')}
          data-testid="board-columns"
        />
      </Labelled>
      <Labelled label={t('own:board.sort')} htmlFor="board-sort">
        <Select
          id="board-sort"
          allowClear
          value={board.sort ?? null}
          placeholder={t('own:board.newest')}
          options={named(SORTED).flatMap(({ value, label }) => [
            { value, label: t('own:board.rising', { label }) },
            { value: `-${value}`, label: t('own:board.falling', { label }) },
          ])}
          onChange={(sort: string | undefined) => set({ sort }, 'sort')}
        />
      </Labelled>
      <Labelled label={t('own:board.readers')}>
        <RoleChoice
          name={t('own:board.readers')}
          value={board.readers}
          least={1}
          onChange={(readers) => set({ readers }, 'readers')}
        />
      </Labelled>
    </div>
  );
}
