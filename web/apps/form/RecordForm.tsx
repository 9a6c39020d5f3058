import { useQueryClient } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntityFacts, type Found, Problem, type Values } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useApi } from '../../session/useApi.ts';
import { useTimeZone } from '../../session/useSession.ts';
import { recordsKey } from '../facts.ts';
import { Conflict } from './Conflict.tsx';
import { differing, draftOf, newDraft, readDraft } from './draft.ts';
import { useValueForm } from './useValueForm.ts';
import { ValueForm, widthOf } from './ValueForm.tsx';

interface Props {
  readonly app: string;
  readonly entity: EntityFacts;
  /** null = a new one. */
  readonly record: Found | null;
  /** Values of a new one to begin with. */
  readonly given?: Values;
  readonly onSaved: (record: Found) => void;
  readonly onClose: () => void;
}

/** Writes a record, new or known. Two who change the same one are told, and nothing that either typed is lost. */
export function RecordForm({ app, entity, record, given = {}, onSaved, onClose }: Props) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const zone = useTimeZone();
  const api = useApi();
  const queries = useQueryClient();
  const { fields } = entity;
  const [base, setBase] = useState<Found | null>(record);
  const [newer, setNewer] = useState<Found | null>(null);
  const form = useValueForm({
    fields,
    start: record === null ? newDraft(fields, given, zone) : draftOf(fields, record, zone),
    keepAs: `record.${entity.id}.${record?.id ?? 'new'}`,
  });

  const send = async (values: Values, key: string): Promise<void> => {
    let saved: Found;
    if (base === null) saved = await api.apps.addRecord(app, entity.name, values, key);
    else {
      const changes = Object.fromEntries(differing(fields, values, base).map((name) => [name, values[name]]));
      try {
        saved = await api.apps.changeRecord(app, entity.name, base.id, changes, base.version);
      } catch (cause) {
        if (cause instanceof Problem && cause.status === 412)
          setNewer(await api.apps.getRecord(app, entity.name, base.id));
        throw cause;
      }
    }
    await queries.invalidateQueries({ queryKey: recordsKey(app) });
    onSaved(saved);
  };
  /** The newer record, with what was typed here over it. */
  const reapply = (latest: Found): void => {
    if (base === null) return;
    const { values } = readDraft(fields, form.draft, zone);
    const mine = differing(fields, values, base);
    form.change({
      ...draftOf(fields, latest, zone),
      ...Object.fromEntries(mine.map((name) => [name, form.draft[name]])),
    });
    setBase(latest);
    setNewer(null);
  };
  const title = entity.title[language];
  return (
    <Drawer
      open
      size={widthOf(fields)}
      title={record === null ? t('apps:form.new', { title }) : t('apps:form.edit', { title })}
      onClose={onClose}
      afterOpenChange={(isOpen) => isOpen && focusFirst()}
    >
      <div data-testid="record-form">
        <ValueForm
          fields={fields}
          form={newer === null ? form : { ...form, problem: null }}
          submit={t('common:save')}
          onSubmit={() => void form.submit(send)}
          onCancel={onClose}
        >
          {newer !== null && base !== null && (
            <Conflict
              fields={fields}
              base={base}
              newer={newer}
              mine={readDraft(fields, form.draft, zone).values}
              onReapply={() => reapply(newer)}
            />
          )}
        </ValueForm>
      </div>
    </Drawer>
  );
}

/** The first control, unless somebody was quicker. */
function focusFirst(): void {
  const body = document.querySelector('.ant-drawer-body');
  if (body?.contains(document.activeElement) === true) return;
  body?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus();
}
