import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnField, Titles } from '../../client/index.ts';
import { wholeTitle } from '../draft/parts.ts';
import { TitleInput } from '../parts/TitleInput.tsx';
import { KindChoice } from './KindChoice.tsx';
import { fieldOf, type Sort } from './sorts.ts';

/** Asks for a name and a kind, nothing else. */
export function NewField({
  target,
  onAdd,
  onCancel,
}: {
  /** Entity that a reference leads to at first. */
  target: string;
  onAdd: (field: OwnField) => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation(['own', 'common']);
  const [title, setTitle] = useState<Titles>({ zh: '', en: '' });
  const [sort, setSort] = useState<Sort | null>(null);
  const isReady = sort !== null && (title.zh.trim() !== '' || title.en.trim() !== '');
  const add = (): void => {
    if (sort !== null && isReady) onAdd(fieldOf(sort, wholeTitle(title), target));
  };
  return (
    <form
      className="own-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TitleInput
        id="field-title"
        label={t('own:field.title')}
        placeholder={t('own:field.titleExample')}
        value={title}
        autoFocus
        onChange={setTitle}
      />
      <div className="own-labelled">
        <span className="own-label">{t('own:field.kind')}</span>
        <KindChoice value={sort} onChange={setSort} />
      </div>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" disabled={!isReady} data-testid="field-add">
          {t('own:field.add')}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('common:cancel')}</Button>}
      </div>
    </form>
  );
}
