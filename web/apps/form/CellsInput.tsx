import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetNames } from '../../client/index.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { SheetChoice } from '../../parts/SheetChoice.tsx';
import { useApi } from '../../session/useApi.ts';
import { cellsIn } from './cells.ts';
import type { InputProps } from './FieldInput.tsx';

const SHOWN = 6;

/** A spreadsheet's cells, from an Excel or CSV file; what was read is shown, nothing is kept of the file. */
export function CellsInput({ id, value, path, onChange }: InputProps) {
  const { t } = useTranslation('apps');
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const cells = cellsIn(value);
  const [file, setFile] = useState<File | null>(null);
  const [sheet, setSheet] = useState<SheetNames | null>(null);
  const read = async (chosen: File | undefined, name: string | null = null): Promise<void> => {
    if (chosen === undefined) return;
    setBusy(true);
    setProblem(null);
    try {
      const table = await api.apps.readTable(chosen, name);
      onChange(table.rows);
      setFile(chosen);
      setSheet(table.sheet);
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="file-input">
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        accept=".xlsx,.csv,.txt"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
        data-field={path}
      />
      <span className="form-tools">
        <Button loading={busy} onClick={() => input.current?.click()}>
          {t('apps:file.excel')}
        </Button>
        {cells !== null && (
          <Button type="text" onClick={() => onChange([])}>
            {t('apps:form.clear')}
          </Button>
        )}
      </span>
      {cells !== null && file !== null && (
        <SheetChoice sheet={sheet} isBusy={busy} onChoose={(name) => void read(file, name)} />
      )}
      {cells !== null && (
        <div className="cells-read" data-testid={`cells-${path}`}>
          <table>
            <tbody>
              {cells.slice(0, SHOWN).map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="muted">{t('apps:file.rows', { count: cells.length })}</p>
        </div>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}
