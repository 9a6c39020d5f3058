import type { Fields } from '@selvedge/sdk/app';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Filters } from '../../apps/list/Filters.tsx';
import type { OwnTile } from '../../client/index.ts';
import { alsoSaid, alsoTitled, retitled } from '../draft/titles.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useTitle } from '../parts/useTitle.ts';

const FIGURES = ['count', 'sum', 'min', 'max'] as const;
const MOST = 12;

/** Figures of a board as rows: a name, what is reckoned, of which records. */
export function TileRows({
  tiles,
  fields,
  onChange,
}: {
  tiles: readonly OwnTile[];
  fields: Fields;
  onChange: (tiles: readonly OwnTile[]) => void;
}) {
  const { t } = useTranslation('own');
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const titled = useTitle();
  const numbers = Object.entries(fields).filter(([, { kind }]) => kind === 'integer' || kind === 'decimal');
  const put = (index: number, part: Partial<OwnTile>): void =>
    onChange(tiles.map((tile, at) => (at === index ? { ...tile, ...part } : tile)));
  return (
    <div className="own-tiles">
      {tiles.map((tile, index) => (
        <div key={index} className="own-tile" data-testid="tile-row">
          <div className="own-pair">
            <Input
              value={tile.title[language]}
              aria-label={t('own:board.tileName')}
              placeholder={t('own:board.tileName')}
              onChange={(event) => put(index, { title: retitled(tile.title, language, event.target.value) })}
              data-testid="tile-title"
            />
            <Input
              value={alsoSaid(tile.title, language)}
              aria-label={t(`own:inOther.${other}`)}
              placeholder={t(`own:inOther.${other}`)}
              onChange={(event) =>
                put(index, { title: alsoTitled(tile.title, language, event.target.value) })
              }
            />
          </div>
          <div className="own-pair">
            <Select
              value={tile.of}
              aria-label={t('own:board.figure')}
              options={FIGURES.filter((of) => of === 'count' || numbers.length > 0).map((value) => ({
                value,
                label: t(`own:figure.${value}`),
              }))}
              onChange={(of: OwnTile['of']) =>
                put(index, { of, field: of === 'count' ? undefined : (tile.field ?? numbers[0]?.[0]) })
              }
              data-testid="tile-of"
            />
            {tile.of !== 'count' && (
              <Select
                value={tile.field}
                aria-label={t('own:board.ofField')}
                placeholder={t('own:board.ofField')}
                options={numbers.map(([value, { title }]) => ({ value, label: titled(title) }))}
                onChange={(field: string) => put(index, { field })}
                data-testid="tile-field"
              />
            )}
          </div>
          <div className="own-tile-foot">
            <Filters fields={fields} where={tile.where} onChange={(where) => put(index, { where })} />
            <Button type="text" size="small" onClick={() => onChange(tiles.filter((_, at) => at !== index))}>
              {t('own:board.tileRemove')}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          size="small"
          disabled={tiles.length >= MOST}
          onClick={() =>
            onChange([
              ...tiles,
              {
                title: { zh: '', en: '' },
                of: numbers.length > 0 ? 'sum' : 'count',
                ...(numbers[0] === undefined ? {} : { field: numbers[0][0] }),
                where: {},
              },
            ])
          }
          data-testid="tile-add"
        >
          {t('own:board.tileAdd')}
        </Button>
      </div>
    </div>
  );
}
