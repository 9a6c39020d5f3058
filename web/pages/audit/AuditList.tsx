import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry, AuditQuestion } from '../../client/index.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { usePages } from '../../parts/list/usePages.ts';
import { useApi } from '../../session/useApi.ts';
import { Differences } from './Differences.tsx';
import { differencesOf, textOf } from './difference.ts';
import './audit.css';

interface Props {
  question: AuditQuestion;
  tools?: ReactNode;
  onWho?: (login: string) => void;
  onObject?: (object: string) => void;
}

/** Fields that say nothing to a reader of one line. */
const UNTELLING = new Set(['id', 'orgId', 'createdAt', 'level', 'children']);

/** Changes, newest first; each opens to what was before and after. */
export function AuditList({ question, tools, onWho, onObject }: Props) {
  const { t } = useTranslation(['audit', 'common']);
  const api = useApi();
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const pages = usePages<AuditEntry>(['audit', question], (after, signal) =>
    api.listAudit({ ...question, after, limit: 50 }, signal),
  );
  const who = (entry: AuditEntry): string =>
    entry.guest === null
      ? entry.who?.name || entry.who?.login || t('audit:platform')
      : t('audit:guest', { name: entry.guest });
  const summary = (entry: AuditEntry): string =>
    differencesOf(entry.before, entry.after)
      .filter(({ field }) => !UNTELLING.has(field))
      .slice(0, 3)
      .map(
        (each) =>
          `${each.field}: ${each.before === undefined ? '' : `${textOf(each.before)} → `}${each.after === undefined ? '—' : textOf(each.after)}`,
      )
      .join('; ');
  const columns: Column<AuditEntry>[] = [
    {
      key: 'at',
      title: t('audit:at'),
      isName: true,
      draw: (entry) => <Ago time={entry.at} />,
      text: (entry) => entry.at,
    },
    {
      key: 'who',
      title: t('audit:who'),
      draw: (entry) =>
        onWho === undefined || entry.who === null ? (
          who(entry)
        ) : (
          <button type="button" className="plain-button" onClick={() => onWho(entry.who?.login ?? '')}>
            {who(entry)}
          </button>
        ),
      text: who,
    },
    {
      key: 'action',
      title: t('audit:action'),
      draw: (entry) =>
        t(`audit:actions.${entry.action.replaceAll('.', '-')}`, { defaultValue: entry.action }),
      text: (entry) => entry.action,
    },
    {
      key: 'object',
      title: t('audit:object'),
      draw: (entry) =>
        onObject === undefined ? (
          entry.object
        ) : (
          <button type="button" className="plain-button" onClick={() => onObject(entry.object)}>
            {entry.object}
          </button>
        ),
      text: (entry) => entry.object,
    },
    {
      key: 'summary',
      title: t('audit:change'),
      draw: (entry) => <span className="audit-summary muted">{summary(entry)}</span>,
      text: summary,
    },
    {
      key: 'via',
      title: t('audit:via'),
      draw: (entry) => `${entry.via}${entry.address === null ? '' : ` · ${entry.address}`}`,
      text: (entry) => `${entry.via} ${entry.address ?? ''}`,
      extra: true,
    },
  ];
  return (
    <>
      <ListTable<AuditEntry>
        name="audit"
        label={t('audit:title')}
        columns={columns}
        pages={pages}
        keyOf={(entry) => entry.id}
        empty={<Empty why={t('audit:empty')} />}
        tools={tools}
        actions={(entry) => (
          <Button type="link" size="small" onClick={() => setOpen(entry)} data-testid="audit-open">
            {t('audit:open')}
          </Button>
        )}
      />
      {open !== null && (
        <Modal
          open
          title={`${t(`audit:actions.${open.action.replaceAll('.', '-')}`, { defaultValue: open.action })} · ${open.object}`}
          footer={null}
          onCancel={() => setOpen(null)}
          width={720}
        >
          <p className="muted">
            {who(open)} · <Ago time={open.at} /> · {open.via}
            {open.address === null ? '' : ` · ${open.address}`}
          </p>
          <Differences before={open.before} after={open.after} />
        </Modal>
      )}
    </>
  );
}
