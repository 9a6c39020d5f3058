import type { Field, Fields } from '@selvedge/sdk/app';
import { useTranslation } from 'react-i18next';
import type { Values } from '../../client/index.ts';
import { toClipboard } from '../../format/csv.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { isPlain, matrixOf } from '../value/matrix.ts';
import { useLabels } from '../value/labels.ts';
import { useTelling } from '../value/useTelling.ts';
import { Value } from '../value/Value.tsx';
import { isWide, Whole } from '../value/Whole.tsx';
import { cellWords, part, type Telling } from '../value/words.ts';

/** An answer by its declaration: single values as tiles, lists as tables that can be copied. */
export function Answer({ fields, values }: { fields: Fields; values: Values }) {
  const { t } = useTranslation('apps');
  const telling = useTelling(useLabels(fields, [values]));
  const { language } = telling;
  const all = Object.entries(fields);
  const tiles = all.filter(([, field]) => isPlain(field) && !isWide(field));
  const wide = all.filter(([, field]) => !isPlain(field) || isWide(field));
  return (
    <div className="answer" data-testid="answer">
      {tiles.length > 0 && (
        <dl className="answer-tiles">
          {tiles.map(([name, field]) => (
            <div key={name} data-name={name}>
              <dt>{field.title[language]}</dt>
              <dd>
                <Value field={field} value={values[name]} telling={telling} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {wide.map(([name, field]) => {
        const block = blockOf(field, values[name], telling);
        const isEmpty = Array.isArray(values[name]) && values[name].length === 0;
        return (
          <section key={name} data-name={name}>
            <header>
              <h2>{field.title[language]}</h2>
              {block !== null && !isEmpty && (
                <CopyButton text={toClipboard(block)} label={t('apps:view.copy')} />
              )}
            </header>
            {isEmpty ? (
              <p className="muted">{t('apps:view.none')}</p>
            ) : (
              <Whole field={field} value={values[name]} telling={telling} />
            )}
          </section>
        );
      })}
    </div>
  );
}

/** A list of objects as a block for a spreadsheet; a matrix brings its own. */
function blockOf(field: Field, value: unknown, telling: Telling): string[][] | null {
  if (
    field.kind !== 'list' ||
    field.item.kind !== 'object' ||
    matrixOf(field.item) !== null ||
    !Array.isArray(value)
  )
    return null;
  const columns = Object.entries(field.item.fields);
  return [
    columns.map(([, each]) => each.title[telling.language]),
    ...value.map((row) => columns.map(([name, each]) => cellWords(each, part(row, name), telling))),
  ];
}
