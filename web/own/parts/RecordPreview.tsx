import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { namesOf, recordsKey } from '../../apps/facts.ts';
import { labelOf } from '../../apps/value/label.ts';
import { useTelling } from '../../apps/value/useTelling.ts';
import { isWide, Whole } from '../../apps/value/Whole.tsx';
import type { EntityFacts } from '../../client/index.ts';
import { Empty } from '../../parts/Empty.tsx';
import { useApi } from '../../session/useApi.ts';
import { useStored } from '../draft/facts.ts';
import { useTitle } from './useTitle.ts';
import '../../apps/record/record.css';

/** A real record as its page will show it. */
export function RecordPreview({ entity }: { entity: EntityFacts }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const api = useApi();
  const { app } = namesOf(entity.id);
  const stored = useStored(entity.id);
  const [at, setAt] = useState(0);
  const { data } = useQuery({
    queryKey: [...recordsKey(app, entity.name), 'list', 'preview'],
    queryFn: ({ signal }) => api.apps.listRecords(app, entity.name, { limit: 20 }, signal),
    enabled: stored !== undefined,
  });
  const telling = useTelling(data?.labels);
  const record = data?.items[at];
  if (record === undefined)
    return <Empty why={t(stored === undefined ? 'own:preview.afterPublishing' : 'own:preview.noRecords')} />;
  const shown = Object.entries(entity.fields).filter(([, field]) => !isWide(field));
  return (
    <div data-testid="record-preview">
      <p className="own-turn">
        <strong>{labelOf(entity, record, telling.labels)}</strong>
        <Button size="small" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('own:preview.before')}
        </Button>
        <Button size="small" disabled={at + 1 >= (data?.items.length ?? 0)} onClick={() => setAt(at + 1)}>
          {t('own:preview.next')}
        </Button>
      </p>
      <dl className="facts record-facts">
        {shown.map(([name, field]) => (
          <div key={name} data-field={name}>
            <dt>{titled(field.title)}</dt>
            <dd>
              <Whole field={field} value={record[name]} telling={telling} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
