import type { FileField } from '@selvedge/sdk/app';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useApi } from '../../session/useApi.ts';
import { FileValue } from '../value/FileValue.tsx';
import type { InputProps } from './FieldInput.tsx';

/** A picture or document; it is sent when it is chosen. */
export function FileInput({ field, id, value, path, onChange }: InputProps<FileField>) {
  const { t } = useTranslation('apps');
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setBusy(true);
    setProblem(null);
    try {
      onChange((await api.apps.uploadFile(file)).id);
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="file-input">
      {typeof value === 'string' && <FileValue id={value} large />}
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        {...(field.accept === undefined ? {} : { accept: field.accept.join(',') })}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = '';
        }}
        data-field={path}
      />
      <span className="form-tools">
        <Button loading={busy} onClick={() => input.current?.click()}>
          {typeof value === 'string' ? t('apps:file.other') : t('apps:file.choose')}
        </Button>
        {typeof value === 'string' && (
          <Button type="text" onClick={() => onChange(null)}>
            {t('apps:form.clear')}
          </Button>
        )}
      </span>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}
