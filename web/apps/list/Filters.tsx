import type { Field, Fields } from '@selvedge/sdk/app';
import { Button, Popover, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Values } from '../../client/index.ts';
import { useLabels } from '../value/labels.ts';
import { useTelling } from '../value/useTelling.ts';
import { type Telling, wordsOf } from '../value/words.ts';
import { FilterInput } from './FilterInput.tsx';
import { isObject } from './search.ts';
import { without } from './filter.ts';

const FILTERED = new Set(['choice', 'boolean', 'date', 'moment', 'integer', 'decimal', 'ref']);

interface Props {
  readonly fields: Fields;
  readonly where: Values;
  readonly onChange: (where: Values) => void;
}

/** What the list is narrowed to: each condition as words that can be taken away, more behind a button. */
export function Filters({ fields, where, onChange }: Props) {
  const { t } = useTranslation('apps');
  const names = Object.entries(fields).filter(([, field]) => FILTERED.has(field.kind));
  const telling = useTelling(useLabels(fields, [where]));
  if (names.length === 0) return null;
  const set = (name: string, test: unknown): void =>
    onChange(test === undefined ? without(where, name) : { ...where, [name]: test });
  return (
    <div className="filters">
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={
          <div className="filter-fields" data-testid="filter-fields">
            {names.map(([name, field]) => (
              <FilterInput
                key={name}
                name={name}
                field={field}
                test={where[name]}
                onChange={(test) => set(name, test)}
              />
            ))}
          </div>
        }
      >
        <Button data-testid="filter">{t('apps:list.filter')}</Button>
      </Popover>
      {Object.entries(where).map(([name, test]) => {
        const field = fields[name];
        return field === undefined ? null : (
          <Tag key={name} closable onClose={() => set(name, undefined)} data-testid={`filtered-${name}`}>
            {field.title[telling.language]} {testWords(field, test, telling, t('apps:list.orWord'))}
          </Tag>
        );
      })}
    </div>
  );
}

/** A condition as it is read: “≥ 100”, “Draft or Open”. */
function testWords(field: Field, test: unknown, telling: Telling, or: string): string {
  if (!isObject(test)) return wordsOf(field, test, telling);
  if (Array.isArray(test['in']))
    return test['in'].map((each) => wordsOf(field, each, telling)).join(` ${or} `);
  const { from, to } = test;
  const [low, high] = [from, to].map((bound) => (bound === undefined ? '' : wordsOf(field, bound, telling)));
  if (low !== '' && high !== '') return `${low} – ${high}`;
  return low === '' ? `≤ ${high}` : `≥ ${low}`;
}
