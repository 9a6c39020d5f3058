import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Titles } from '../../client/index.ts';
import { alsoSaid, alsoTitled, retitled } from '../draft/titles.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: Titles;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly onChange: (value: Titles) => void;
}

/** A name in the language on screen, and beside it in the other, which may be left empty. */
export function TitleInput({ id, label, value, placeholder, autoFocus = false, onChange }: Props) {
  const { t } = useTranslation('own');
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className="own-title">
      <div className="own-labelled">
        <label htmlFor={id}>{label}</label>
        <Input
          id={id}
          value={value[language]}
          maxLength={100}
          autoFocus={autoFocus}
          autoComplete="off"
          onChange={(event) => onChange(retitled(value, language, event.target.value))}
          data-testid={id}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      </div>
      <div className="own-labelled">
        <label htmlFor={`${id}-other`} className="muted">
          {t(`own:inOther.${other}`)}
        </label>
        <Input
          id={`${id}-other`}
          value={alsoSaid(value, language)}
          maxLength={100}
          autoComplete="off"
          placeholder={value[language]}
          onChange={(event) => onChange(alsoTitled(value, language, event.target.value))}
          data-testid={`${id}-other`}
        />
      </div>
    </div>
  );
}
