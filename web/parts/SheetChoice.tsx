import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SheetNames } from '../client/index.ts';

/** Which sheet of a workbook is read; nothing when it has only one. */
export function SheetChoice({
  sheet,
  isBusy,
  onChoose,
}: {
  sheet: SheetNames | null;
  isBusy: boolean;
  onChoose: (name: string) => void;
}) {
  const { t } = useTranslation('common');
  if (sheet === null || sheet.others.length === 0) return null;
  return (
    <div className="form-tools" data-testid="sheet-choice">
      <span>{t('apps:excel.sheet')}</span>
      <Select
        aria-label={t('apps:excel.sheet')}
        value={sheet.name}
        disabled={isBusy}
        popupMatchSelectWidth={false}
        options={[sheet.name, ...sheet.others].map((name) => ({ value: name, label: name }))}
        onChange={onChoose}
      />
    </div>
  );
}
