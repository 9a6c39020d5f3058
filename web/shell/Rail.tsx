import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/useSession.ts';
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
          <Link
            key={place.id}
            to={place.to}
            className="rail-place"
            aria-current={isAt(place, address) ? 'page' : undefined}
            data-testid={`menu-${place.id}`}
          >
            {t(`shell:place.${place.id}`)}
            {place.id === 'quarantine' && <QuarantineCount />}
          </Link>
        ))}
      </nav>
      <p className="rail-foot muted">
        {t('common:product')} {version}
      </p>
    </aside>
  );
}
