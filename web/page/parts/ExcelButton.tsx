import type { ExcelButtonProps } from '@selvedge/sdk/page';
import { useState } from 'react';
import { saveFile } from '../../parts/saveFile.ts';
import { t } from '../words.ts';
import { ErrorNote } from './ErrorNote.tsx';

/** What a table shows, as a workbook; what writes it is loaded when it is pressed. */
export function ExcelButton<R>({ name, columns, rows }: ExcelButtonProps<R>) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const write = async (): Promise<void> => {
    setBusy(true);
    try {
      const { workbookOf } = await import('./workbook.ts');
      saveFile(`${name}.xlsx`, await workbookOf(name, columns, rows));
      setError(null);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button
        type="button"
        className="part-button"
        disabled={isBusy || rows.length === 0}
        onClick={() => void write()}
        data-testid="excel"
      >
        {t('page:excel')}
      </button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
