import { Link, useLocation } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/useSession.ts';
import { AppLinks } from './AppLinks.tsx';
import { OrgSwitch } from './OrgSwitch.tsx';
import { isAt, isDaily, placesFor } from './places.ts';
import { useManaging } from './useManaging.ts';
import { QuarantineCount } from './QuarantineCount.tsx';

/** The left edge: whose factory, where to. */
export function Rail({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('shell');
  const { permissions, version } = useSession();
  const address = useLocation({ select: (location) => location.pathname });
  const [isOpen, setOpen] = useState(false);
  const isFolded = useManaging();
  const places = placesFor(permissions);
  const managed = isFolded ? places.filter(({ id }) => !isDaily(id)) : [];
  const isManaging = isOpen || managed.some((place) => isAt(place, address));
  const shown = managed.length === 0 || isManaging ? places : places.filter(({ id }) => isDaily(id));
  return (
    <aside className="rail" data-testid="rail">
      <OrgSwitch />
      <button type="button" className="rail-search" onClick={onSearch} data-testid="search-open">
        <span>{t('shell:search.open')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <nav aria-label={t('shell:menu')}>
        {shown.map((place) => (
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
        {managed.length > 0 && !isManaging && (
          <button
            type="button"
            className="rail-place rail-more"
            aria-expanded={false}
            onClick={() => setOpen(true)}
            data-testid="menu-manage"
          >
            {t('shell:manage')}
          </button>
        )}
      </nav>
      <p className="rail-foot muted">
        {t('common:product')} {version}
      </p>
    </aside>
  );
}
