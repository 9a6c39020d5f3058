import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OwnOrigin } from '../client/index.ts';
import { useCards } from '../apps/facts.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Ago } from '../parts/Ago.tsx';
import { useApi } from '../session/useApi.ts';
import { OWN_STATE } from './draft/useDraft.ts';
import { useTitle } from './parts/useTitle.ts';
import './own.css';

/** Who brought the fields and rules of an entity. @param entity empty = nothing is asked */
export function useOrigins(entity: string) {
  const api = useApi();
  return useQuery({
    queryKey: [OWN_STATE, 'origins', entity],
    queryFn: async ({ signal }) => (await api.inspectOwn({ entity }, signal)).items,
    enabled: entity !== '' && !entity.startsWith('own/'),
  });
}

/** Where a field or rule comes from, in a sentence. */
export function OriginWords({ origin }: { origin: OwnOrigin }) {
  const { t } = useTranslation('own');
  const language = useLanguage();
  const { data: cards = [] } = useCards();
  const app = cards.find(({ id }) => id === origin.app)?.title[language] ?? origin.app;
  const first = origin.changes.at(-1);
  const last = origin.changes.at(0);
  if (origin.app !== 'own') return <span>{t('own:origin.app', { app, version: origin.version })}</span>;
  return (
    <span>
      {t('own:origin.own', { who: first?.login ?? '—', version: first?.version ?? origin.version })}{' '}
      {first !== undefined && <Ago time={first.at} />}
      {last !== undefined && last !== first && (
        <>
          {' · '}
          {t('own:origin.changed', { who: last.login ?? '—', version: last.version })} <Ago time={last.at} />
        </>
      )}
    </span>
  );
}

/** Who brought one field or rule, who changed it since. */
export function Origins({ entity, kind, name }: { entity: string; kind: OwnOrigin['kind']; name: string }) {
  const { t } = useTranslation('own');
  const { data } = useOrigins(entity);
  const origin = data?.find((one) => one.kind === kind && one.name === name);
  return (
    <p className="muted own-origin" data-testid="own-origin">
      {origin === undefined ? t('own:origin.draft') : <OriginWords origin={origin} />}
    </p>
  );
}

/** One's own first: that is what people look for. */
const inOrder = (origins: readonly OwnOrigin[]): OwnOrigin[] => [
  ...origins.filter(({ app }) => app === 'own'),
  ...origins.filter(({ app }) => app !== 'own'),
];

/** Every field and rule of an entity with where it comes from; one's own are marked with the thread. */
export function OriginList({ entity }: { entity: string }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const { data } = useOrigins(entity);
  if (data === undefined) return null;
  return (
    <ul className="own-origins" data-testid="own-origins">
      {inOrder(data).map((origin) => (
        <li
          key={`${origin.kind} ${origin.app} ${origin.name}`}
          className={origin.app === 'own' ? 'own-mark' : undefined}
          data-app={origin.app}
          data-name={origin.name}
        >
          <span>
            {titled(origin.title)}
            {origin.kind === 'rule' && <small className="muted"> {t('own:part.rule')}</small>}
          </span>
          <span className="muted">
            <OriginWords origin={origin} />
          </span>
        </li>
      ))}
    </ul>
  );
}
