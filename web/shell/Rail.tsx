import { Link, useLocation } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/useSession.ts';
import { AppLinks } from './AppLinks.tsx';
import { OrgSwitch } from './OrgSwitch.tsx';
import { isAt, placesFor } from './places.ts';
import { QuarantineCount } from './QuarantineCount.tsx';

/** The left edge: whose factory, where to. */
export function Rail({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('shell');
  const { permissions, version } = useSession();
  const address = useLocation({ select: (location) => location.pathname });
  return (
    <aside className="rail" data-testid="rail">
      <OrgSwitch />
      <button type="button" className="rail-search" onClick={onSearch} data-testid="search-open">
        <span>{t('shell:search.open')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <nav aria-label={t('shell:menu')}>
        {placesFor(permissions).map((place) => (
          <Fragment key={place.id}>
            {place.id === 'apps' && <AppLinks className="rail-place" />}
            <Link
              to={place.to}
              className={`rail-place rail-${place.id}`}
              aria-current={
                isAt(place, address) && !(place.id === 'apps' && address.startsWith('/a/'))
                  ? 'page'
                  : undefined
              }
              data-testid={`menu-${place.id}`}
            >
              {t(`shell:place.${place.id}`)}
              {place.id === 'quarantine' && <QuarantineCount />}
            </Link>
          </Fragment>
        ))}
      </nav>
      <p className="rail-foot muted">
        {t('common:product')} {version}
      </p>
    </aside>
  );
}
