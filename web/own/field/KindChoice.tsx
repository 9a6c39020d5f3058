import { useTranslation } from 'react-i18next';
import { type Sort, SORTS } from './sorts.ts';

/** Kinds of fields in plain words, each with an example. */
export function KindChoice({ value, onChange }: { value: Sort | null; onChange: (sort: Sort) => void }) {
  const { t } = useTranslation('own');
  return (
    <div className="own-kinds" role="radiogroup" aria-label={t('own:field.kind')}>
      {SORTS.map((sort) => (
        <button
          key={sort}
          type="button"
          role="radio"
          aria-checked={value === sort}
          className="own-kind"
          onClick={() => onChange(sort)}
          data-testid={`kind-${sort}`}
        >
          <strong>{t(`own:kind.${sort}`)}</strong>
          <span className="muted">{t(`own:example.${sort}`)}</span>
        </button>
      ))}
    </div>
  );
}
