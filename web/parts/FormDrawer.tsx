import { Button, Drawer, Form, type FormInstance } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../client/index.ts';
import { forget, keep, kept } from './drafts.ts';
import { ProblemNote } from './ProblemNote.tsx';

interface Props<Values extends object> {
  /** Names the draft: what was typed survives closing, a failed sending and a lost session. */
  draft: string;
  title: ReactNode;
  form: FormInstance<Values>;
  initial: Partial<Values>;
  /** Fields that are never written to the browser's storage. */
  secrets?: readonly string[];
  submit: string;
  width?: number;
  onSubmit: (values: Values) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A form at the side: one column, faults under their fields, nothing typed is lost. */
export function FormDrawer<Values extends object>({
  draft,
  title,
  form,
  initial,
  secrets = [],
  submit,
  width = 420,
  onSubmit,
  onClose,
  children,
}: Props<Values>) {
  const { t } = useTranslation('common');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const typed = kept(draft);
    // What was typed earlier goes over what is stored; its shape is that of the same form.
    if (typed !== null) form.setFieldsValue(typed);
  }, [draft, form]);

  const send = async (values: Values): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(values);
      forget(draft);
      onClose();
    } catch (cause) {
      setProblem(cause);
      markFields(form, cause);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer
      open
      onClose={onClose}
      title={title}
      size={width}
      footer={
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" loading={busy} onClick={() => form.submit()} data-testid="form-submit">
            {submit}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </div>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={initial}
        onFinish={(values) => void send(values)}
        onValuesChange={(_, values) => keep(draft, values, secrets)}
        scrollToFirstError
      >
        {children}
        {problem !== null && <ProblemNote problem={problem} />}
        <button type="submit" hidden />
      </Form>
    </Drawer>
  );
}

/** Faults the server found are shown under their fields. */
function markFields<Values extends object>(form: FormInstance<Values>, cause: unknown): void {
  if (!(cause instanceof Problem)) return;
  const known = new Set(Object.keys(form.getFieldsValue()));
  for (const { path, message } of cause.fields) {
    const name = path.split(/[./]/).find((part) => known.has(part));
    if (name !== undefined) form.setFields([{ name: name as never, errors: [message] }]);
  }
}
