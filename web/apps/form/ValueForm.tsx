import type { Fields } from '@selvedge/sdk/app';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { FaultContext } from './faults.ts';
import { Fieldset } from './Fieldset.tsx';
import type { useValueForm } from './useValueForm.ts';
import './form.css';

interface Props {
  readonly fields: Fields;
  readonly form: ReturnType<typeof useValueForm>;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  /** A second way to send it, beside the first. */
  readonly besides?: ReactNode;
  /** Stands above the fields. */
  readonly children?: ReactNode;
}

/** A form made from a declaration. Ctrl Enter sends it from anywhere within. */
export function ValueForm({ fields, form, submit, onSubmit, onCancel, besides, children }: Props) {
  const { t } = useTranslation(['apps', 'common']);
  return (
    <form
      className="form-fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSubmit();
      }}
    >
      {form.isRestored && (
        <p className="form-note">
          {t('apps:form.restored')}
          <button type="button" className="link-button" onClick={form.discard}>
            {t('apps:form.discard')}
          </button>
        </p>
      )}
      {children}
      <FaultContext value={form.faults}>
        <Fieldset fields={fields} draft={form.draft} onChange={form.change} />
      </FaultContext>
      {form.problem !== null && <ProblemNote problem={form.problem} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={form.busy} data-testid="form-submit">
          {submit}
        </Button>
        {besides}
        {onCancel !== undefined && <Button onClick={onCancel}>{t('common:cancel')}</Button>}
        {form.faults.size > 0 && (
          <span className="form-fault" role="status">
            {t('apps:form.faults', { count: form.faults.size })}
          </span>
        )}
      </div>
    </form>
  );
}

/** A form with tables in it wants more room. */
export const widthOf = (fields: Fields): number =>
  Object.values(fields).some((field) => field.kind === 'list' && field.item.kind === 'object') ? 920 : 460;
