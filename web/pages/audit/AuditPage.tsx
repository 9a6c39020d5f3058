import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../parts/PageHead.tsx';
import { AuditList } from './AuditList.tsx';

/** Who changed what, when, from where. */
export function AuditPage() {
  const { t } = useTranslation(['audit', 'common']);
  const search = useSearch({ from: '/desk/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const set = (part: { object?: string; who?: string }): void => {
    const next = { ...search, ...part };
    void navigate({
      search: { ...(next.object ? { object: next.object } : {}), ...(next.who ? { who: next.who } : {}) },
      replace: true,
    });
  };
  return (
    <div data-testid="audit-page">
      <PageHead title={t('audit:title')} note={t('audit:note')} />
      <AuditList
        question={{
          ...(search.object === undefined ? {} : { object: search.object }),
          ...(search.who === undefined ? {} : { who: search.who }),
          ...(from === '' ? {} : { from: new Date(from).toISOString() }),
          ...(to === '' ? {} : { to: new Date(to).toISOString() }),
        }}
        onWho={(who) => set({ who })}
        onObject={(object) => set({ object })}
        tools={
          <>
            <Input.Search
              key={`o${search.object ?? ''}`}
              defaultValue={search.object}
              placeholder={t('audit:object')}
              aria-label={t('audit:object')}
              allowClear
              onSearch={(object) => set({ object })}
              style={{ maxWidth: 260 }}
            />
            <Input.Search
              key={`w${search.who ?? ''}`}
              defaultValue={search.who}
              placeholder={t('audit:who')}
              aria-label={t('audit:who')}
              allowClear
              onSearch={(who) => set({ who })}
              style={{ maxWidth: 160 }}
            />
            <label className="audit-date">
              {t('audit:from')}{' '}
              <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
            </label>
            <label className="audit-date">
              {t('audit:to')}{' '}
              <Input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
            </label>
          </>
        }
      />
    </div>
  );
}
