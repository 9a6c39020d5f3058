import { useTranslation } from 'react-i18next';
import { useTitle } from '../parts/useTitle.ts';
import type { Known } from './known.ts';

/** Every field that the rule may name, by its title; a click writes it where the cursor is. */
export function FieldGuide({
  known,
  onInsert,
}: {
  known: readonly Known[];
  onInsert: (code: string) => void;
}) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  return (
    <section className="own-guide">
      <h2>{t('own:rule.fields')}</h2>
      <p className="form-help">{t('own:rule.fieldsHelp')}</p>
      <ul>
        {known.map(({ code, field, isOwn }) => (
          <li key={code}>
            <button
              type="button"
              className={isOwn ? 'own-mark' : undefined}
              onClick={() => onInsert(code)}
              data-testid={`insert-${code}`}
            >
              <span>{titled(field.title)}</span>
              <code>{code}</code>
            </button>
            {field.kind === 'choice' && (
              <span className="own-options-words">
                {Object.entries(field.options).map(([value, title]) => (
                  <button key={value} type="button" onClick={() => onInsert(`'${value}'`)}>
                    {titled(title)}
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
