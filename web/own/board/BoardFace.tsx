import { unitIn } from '@selvedge/sdk/app';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../apps/value/label.ts';
import { isNumber } from '../../apps/value/matrix.ts';
import { useTelling } from '../../apps/value/useTelling.ts';
import { ChoiceMark, Value } from '../../apps/value/Value.tsx';
import type { EntityFacts, Found, Labels, Titles } from '../../client/index.ts';
import { formatNumber, THIN } from '../../format/number.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { plainText } from '../../apps/value/plain.ts';
import { useTitle } from '../parts/useTitle.ts';
import './board.css';

/** A board's figures and records. */
export interface Face {
  readonly columns: readonly string[];
  readonly groupBy: string | null;
  readonly tiles: readonly {
    readonly title: Titles;
    readonly value: string | number | null;
    readonly unit: string | null;
  }[];
  readonly items: readonly Found[];
  readonly labels: Labels;
  readonly more: boolean;
}

/** Draws a board: tiles, then rows, or cards in columns. @param most rows, and cards of one column, that have room */
export function BoardFace({ entity, face, most }: { entity: EntityFacts; face: Face; most: number }) {
  const titled = useTitle();
  const language = useLanguage();
  return (
    <div className="board-face" data-testid="board-face">
      {face.tiles.length > 0 && (
        <ul className="board-tiles">
          {face.tiles.map((tile, index) => (
            <li key={index} data-testid="board-tile">
              <span className="board-tile-title">{titled(tile.title)}</span>
              <strong>
                {tile.value === null ? '—' : formatNumber(tile.value)}
                {tile.unit !== null && tile.value !== null && (
                  <small>{THIN + unitIn(tile.unit, language)}</small>
                )}
              </strong>
            </li>
          ))}
        </ul>
      )}
      {face.groupBy === null || entity.fields[face.groupBy] === undefined ? (
        <Rows entity={entity} face={face} most={most} />
      ) : (
        <Cards entity={entity} face={face} groupBy={face.groupBy} most={most} />
      )}
    </div>
  );
}

/** How many there are that are not seen; of more than were read nobody knows how many. */
function Rest({ left, hasMore }: { left: number; hasMore: boolean }) {
  const { t } = useTranslation('own');
  if (left <= 0 && !hasMore) return null;
  return (
    <p className="board-rest">{hasMore ? t('own:board.andMore') : t('own:board.rest', { count: left })}</p>
  );
}

function Rows({ entity, face, most }: { entity: EntityFacts; face: Face; most: number }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const telling = useTelling(face.labels);
  const columns = face.columns.flatMap((name) => {
    const field = entity.fields[name];
    return field === undefined ? [] : [{ name, field }];
  });
  if (columns.length === 0) return null;
  return (
    <>
      <div className="own-scroll">
        <table className="board-rows">
          <thead>
            <tr>
              {columns.map(({ name, field }) => (
                <th key={name} scope="col" className={isNumber(field) ? 'number' : undefined}>
                  {titled(field.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {face.items.slice(0, most).map((item) => (
              <tr key={item.id} data-key={item.id}>
                {columns.map(({ name, field }) => (
                  <td key={name} className={isNumber(field) ? 'number' : undefined}>
                    <Value field={field} value={item[name]} telling={telling} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {face.items.length === 0 && <p className="board-rest">{t('own:board.nothing')}</p>}
      <Rest left={face.items.length - most} hasMore={face.more} />
    </>
  );
}

interface CardsProps {
  readonly entity: EntityFacts;
  readonly face: Face;
  readonly groupBy: string;
  readonly most: number;
}

function Cards({ entity, face, groupBy, most }: CardsProps) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const telling = useTelling(face.labels);
  const field = entity.fields[groupBy];
  if (field?.kind !== 'choice') return null;
  const known = Object.entries(field.options).map(([key, title]) => ({ key, word: titled(title) }));
  const without = face.items.some((item) => typeof item[groupBy] !== 'string');
  const groups = without ? [...known, { key: '', word: t('own:board.without') }] : known;
  const beside = face.columns.filter((name) => name !== groupBy && entity.fields[name] !== undefined);
  return (
    <div
      className="board-columns"
      style={{ gridTemplateColumns: `repeat(${groups.length}, minmax(0, 1fr))` }}
    >
      {groups.map(({ key, word }) => {
        const items = face.items.filter((item) => plainText(item[groupBy] ?? '') === key);
        return (
          <section key={key} data-testid="board-column" data-group={key}>
            <h2>
              {key === '' ? word : <ChoiceMark options={field.options} value={key} word={word} />}
              <span>{items.length}</span>
            </h2>
            <ul>
              {items.slice(0, most).map((item) => (
                <li key={item.id} data-key={item.id}>
                  <strong>{labelOf(entity, item, face.labels) || titled(entity.title)}</strong>
                  {beside
                    .filter((name) => entity.label !== `{${name}}`)
                    .map((name) => {
                      const each = entity.fields[name];
                      const value = item[name];
                      return each === undefined || value === null || value === undefined ? null : (
                        <span key={name}>
                          <small>{titled(each.title)}</small>{' '}
                          <Value field={each} value={value} telling={telling} />
                        </span>
                      );
                    })}
                </li>
              ))}
            </ul>
            <Rest left={items.length - most} hasMore={false} />
          </section>
        );
      })}
    </div>
  );
}
