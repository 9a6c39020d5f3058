import { Link, useLocation } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { AppWhereabouts } from './AppWhereabouts.tsx';
import { isAt, PLACES } from './places.ts';

/** The page's name, and within the namespace the path. */
export function Whereabouts() {
  const { t } = useTranslation('shell');
  const address = useLocation({ select: (location) => location.pathname });
  const place = PLACES.find((each) => isAt(each, address));
  const [, area = '', ...rest] = address.split('/');
  const segments =
    area === 'namespace' || area === 'thing'
      ? rest.filter((segment) => segment !== '').map(decodeURIComponent)
      : [];
  return (
    <nav className="whereabouts" aria-label={t('shell:whereabouts')} data-testid="whereabouts">
      {area === 'a' ? (
        <AppWhereabouts />
      ) : segments.length === 0 || place === undefined ? (
        <span aria-current="page">{place === undefined ? '' : t(`shell:place.${place.id}`)}</span>
      ) : (
        <>
          <Link to={place.to} activeOptions={{ exact: true }}>
            {t(`shell:place.${place.id}`)}
          </Link>
          {segments.map((segment, index) => {
            const path = segments.slice(0, index + 1).join('/');
            const last = index === segments.length - 1;
            return (
              <Fragment key={path}>
                <span aria-hidden>/</span>
                {last ? (
                  <span aria-current="page">{segment}</span>
                ) : (
                  <Link to="/namespace/$" params={{ _splat: path }} activeOptions={{ exact: true }}>
                    {segment}
                  </Link>
                )}
              </Fragment>
            );
          })}
        </>
      )}
    </nav>
  );
}
