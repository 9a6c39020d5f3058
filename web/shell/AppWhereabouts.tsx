import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { entityOf, useAppFacts } from '../apps/facts.ts';
import { useLanguage } from '../i18n/useLanguage.ts';

/** Within an app: the app, and the list or view that is open. */
export function AppWhereabouts() {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const { app = '', entity = '', view = '', page = '' } = useParams({ strict: false });
  const { data } = useAppFacts(app);
  const open =
    entityOf(data, entity)?.plural[language] ??
    data?.views.find(({ name }) => name === view)?.title[language] ??
    data?.pages.find(({ name }) => name === page)?.title[language];
  const title = data?.title[language] ?? '';
  return (
    <>
      <Link to="/apps" activeOptions={{ exact: true }}>
        {t('shell:place.apps')}
      </Link>
      <span aria-hidden>/</span>
      {open === undefined ? (
        <span aria-current="page">{title}</span>
      ) : (
        <>
          <Link to="/a/$app" params={{ app }} activeOptions={{ exact: true }}>
            {title}
          </Link>
          <span aria-hidden>/</span>
          <span aria-current="page">{open}</span>
        </>
      )}
    </>
  );
}
