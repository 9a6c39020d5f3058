import type { FileField } from '@selvedge/sdk/app';
import { useState } from 'react';
import { recordsClient } from '../../client/records.ts';
import { usePage } from '../context.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { told } from '../sentence.ts';
import { t } from '../words.ts';

interface Props {
  readonly id: string;
  readonly path: string;
  readonly field: FileField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** A picture or document; it is sent when it is chosen. */
export function LightFile({ id, path, field, value, onChange }: Props) {
  const { work } = usePage();
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setName(t('page:form.sending'));
    setProblem(null);
    try {
      const stored = await recordsClient(work.transport).uploadFile(file);
      setName(stored.name);
      onChange(stored.id);
    } catch (cause) {
      setName(null);
      setProblem(told(cause));
    }
  };
  return (
    <span className="light-file">
      <input
        id={id}
        data-field={path}
        type="file"
        {...(field.accept === undefined ? {} : { accept: field.accept.join(',') })}
        onChange={({ target }) => void send(target.files?.[0])}
      />
      {name !== null && <span className="part-note">{name}</span>}
      {typeof value === 'string' && (
        <button type="button" className="part-button" onClick={() => (onChange(null), setName(null))}>
          {t('page:form.less')}
        </button>
      )}
      {problem !== null && <ErrorNote error={problem} />}
    </span>
  );
}
