import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AuditEntry, EntityFacts } from '../../client/index.ts';
import { Ago } from '../../parts/Ago.tsx';
import { usePages } from '../../parts/list/usePages.ts';
import { useApi } from '../../session/useApi.ts';
import { recordsKey, namesOf } from '../facts.ts';
import { isDraft, isSame } from '../form/draft.ts';
import { useLabels } from '../value/labels.ts';
import { useTelling } from '../value/useTelling.ts';
import { wordsOf } from '../value/words.ts';

const VERBS = ['add', 'change', 'remove', 'restore'] as const;

/** Who changed what of a record, newest first. */
export function History({ entity, id }: { entity: EntityFacts; id: string }) {
  const { t } = useTranslation(['apps', 'common']);
  const api = useApi();
  const object = `${entity.id}:${id}`;
  const { app, entity: name } = namesOf(entity.id);
  const pages = usePages<AuditEntry>([...recordsKey(app, name), 'history', id], (after, signal) =>
    api.listAudit({ object, after, limit: 10 }, signal),
  );
  const documents = pages.items.flatMap(({ before, after }) => [before, after]);
  const telling = useTelling(useLabels(entity.fields, documents));
  const changes = ({ before, after }: AuditEntry): string[] => {
    const old = isDraft(before) ? before : {};
    const now = isDraft(after) ? after : {};
    return Object.entries(entity.fields).flatMap(([field, facts]) => {
      if (isSame(old[field], now[field])) return [];
      const is = wordsOf(facts, now[field], telling) || '—';
      const was = wordsOf(facts, old[field], telling) || '—';
      const title = facts.title[telling.language];
      return [t('apps:history.difference', { title, was, is })];
    });
  };
  if (pages.items.length === 0) return null;
  return (
    <section className="history" data-testid="history">
      <h2>{t('apps:history.title')}</h2>
      <ol>
        {pages.items.map((entry) => {
          const verb = VERBS.find((each) => entry.action.endsWith(`.${each}`)) ?? 'change';
          return (
            <li key={entry.id}>
              <span className="history-when">
                <Ago time={entry.at} />
              </span>
              <span>
                <strong>{entry.who?.name || entry.who?.login || t('apps:history.platform')}</strong>{' '}
                {t(`apps:history.${verb}`)}
                {verb === 'change' && changes(entry).length > 0 && (
                  <span className="history-changes">
                    {changes(entry).join(telling.language === 'zh' ? '；' : '; ')}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {pages.hasMore && (
        <Button onClick={pages.more} loading={pages.isLoadingMore}>
          {t('common:list.more')}
        </Button>
      )}
    </section>
  );
}
