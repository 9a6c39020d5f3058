import type { RefField } from '@selvedge/sdk/app';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../session/useApi.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { entityOf, namesOf, recordsKey, useAppFacts } from '../facts.ts';
import { labelOf } from '../value/label.ts';
import { useLabels } from '../value/labels.ts';
import type { InputProps } from './FieldInput.tsx';

type Props = Omit<InputProps<RefField>, 'value' | 'onChange'> & {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Several records in place of one. */
  readonly isMultiple?: boolean;
};

/** Another record, found by typing a part of its name. */
export function RefInput({ field, id, value, path, isWrong, label, isMultiple = false, onChange }: Props) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const { app, entity } = namesOf(field.entity);
  const { data: facts, error } = useAppFacts(app);
  const target = entityOf(facts, entity);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const search = useDeferredValue(typed.trim());
  const chosen = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const labels = useLabels(
    { chosen: field },
    chosen.map((each: unknown) => ({ chosen: each })),
  );
  const { data: found, isFetching } = useQuery({
    queryKey: [...recordsKey(app, entity), 'choose', search],
    queryFn: ({ signal }) => api.apps.listRecords(app, entity, { search, limit: 30 }, signal),
    enabled: isOpen && target !== undefined,
    placeholderData: (last) => last,
  });
  if (error !== null || (facts !== undefined && target === undefined))
    return <p className="muted">{t('apps:form.refHidden')}</p>;

  const options = (found?.items ?? []).map((item) => ({
    value: item.id,
    label: target === undefined ? item.id : labelOf(target, item, found?.labels),
  }));
  const known = chosen.map((each: string) => ({ value: each, label: labels[each] ?? '…' }));
  return (
    <Select
      id={id}
      {...(isMultiple ? { mode: 'multiple' as const, value: known } : { value: known[0] ?? null })}
      labelInValue
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      allowClear={field.required !== true || isMultiple}
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (!open) setTyped('');
      }}
      options={options}
      loading={isFetching}
      notFoundContent={isFetching ? t('apps:form.searching') : t('apps:form.refNone')}
      placeholder={t('apps:form.refSearch', { title: target?.title[language] ?? '' })}
      onChange={(next: { value: string } | { value: string }[] | undefined | null) =>
        onChange(Array.isArray(next) ? next.map((each) => each.value) : (next?.value ?? null))
      }
      popupRender={(menu) => (
        <>
          {menu}
          {target?.mayWrite === true && (
            <Link
              to="/a/$app/$entity"
              params={{ app, entity }}
              search={{ new: {} }}
              target="_blank"
              className="ref-new"
              onMouseDown={(event) => event.preventDefault()}
            >
              {t('apps:form.refNew', { title: target.title[language] })}
            </Link>
          )}
        </>
      )}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      {...(isWrong === true ? { status: 'error' as const } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
      data-field={path}
    />
  );
}
