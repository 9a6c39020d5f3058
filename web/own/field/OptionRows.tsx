import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Titles } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { alsoSaid, alsoTitled, retitled } from '../draft/titles.ts';
import { slugName } from '../draft/naming.ts';

type Options = Readonly<Record<string, Titles>>;

/** Options of a choice as rows; Enter in the last one adds another, a pasted column several. */
export function OptionRows({ options, onChange }: { options: Options; onChange: (next: Options) => void }) {
  const { t } = useTranslation('own');
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const [typed, setTyped] = useState('');
  const rows = Object.entries(options);
  const put = (key: string, title: Titles): void =>
    onChange(Object.fromEntries(rows.map(([name, old]) => [name, name === key ? title : old])));
  const add = (text: string): void => {
    const words = text
      .split(/[\n\t、,，;；]+/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const next = new Map(rows);
    for (const word of words) {
      const title = { zh: word, en: word };
      next.set(slugName('o', title, next.keys()), title);
    }
    if (words.length > 0) onChange(Object.fromEntries(next));
    setTyped('');
  };
  const move = (index: number): void => {
    const next = [...rows];
    const [row] = next.splice(index, 1);
    if (row !== undefined) next.splice(index - 1, 0, row);
    onChange(Object.fromEntries(next));
  };
  return (
    <div className="own-options" data-testid="field-options">
      {rows.map(([key, title], index) => (
        <div key={key} className="own-option">
          <Input
            value={title[language]}
            aria-label={t('own:field.option', { number: index + 1 })}
            onChange={(event) => put(key, retitled(title, language, event.target.value))}
          />
          <Input
            value={alsoSaid(title, language)}
            placeholder={t(`own:inOther.${other}`)}
            aria-label={t(`own:inOther.${other}`)}
            onChange={(event) => put(key, alsoTitled(title, language, event.target.value))}
          />
          <Button
            type="text"
            size="small"
            disabled={index === 0}
            onClick={() => move(index)}
            aria-label={t('own:field.optionUp')}
          >
            ↑
          </Button>
          <Button
            type="text"
            size="small"
            onClick={() => onChange(Object.fromEntries(rows.filter(([name]) => name !== key)))}
            aria-label={t('own:field.optionRemove')}
          >
            ×
          </Button>
        </div>
      ))}
      <Input
        value={typed}
        placeholder={t('own:field.optionNew')}
        aria-label={t('own:field.optionNew')}
        onChange={(event) =>
          /[\n、,，;；]/.test(event.target.value) ? add(event.target.value) : setTyped(event.target.value)
        }
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (!/[\n\t]/.test(text.trim())) return;
          event.preventDefault();
          add(text);
        }}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing) return;
          event.preventDefault();
          add(typed);
        }}
        onBlur={() => add(typed)}
        data-testid="option-new"
      />
    </div>
  );
}
