import { Link, useLocation } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/useSession.ts';
import { AppLinks } from './AppLinks.tsx';
import { OrgSwitch } from './OrgSwitch.tsx';
import { isAt, placesFor } from './places.ts';
import { QuarantineCount } from './QuarantineCount.tsx';

/** The phone's menu: four places by thumb, the others behind “more”. */
export function BottomBar() {
  const { t } = useTranslation('shell');
  const { permissions } = useSession();
  const address = useLocation({ select: (location) => location.pathname });
  const [more, setMore] = useState(false);
  const places = placesFor(permissions);
  const first = places.slice(0, 4);
  const rest = places.slice(4);
  return (
    <nav className="bottom" aria-label={t('shell:menu')} data-testid="bottom-bar">
      {first.map((place) => (
        <Link key={place.id} to={place.to} aria-current={isAt(place, address) ? 'page' : undefined}>
          {t(`shell:short.${place.id}`)}
          {place.id === 'quarantine' && <QuarantineCount />}
        </Link>
      ))}
      <button
        type="button"
        onClick={() => setMore(true)}
        aria-current={rest.some((place) => isAt(place, address)) ? 'page' : undefined}
        data-testid="more"
      >
        {t('shell:more')}
      </button>
      <Drawer
        open={more}
        onClose={() => setMore(false)}
        placement="bottom"
        size="auto"
        title={<OrgSwitch />}
        styles={{ body: { padding: 8 } }}
      >
        <div className="bottom-more">
          <AppLinks onGo={() => setMore(false)} />
          {rest.map((place) => (
            <Link
              key={place.id}
              to={place.to}
              onClick={() => setMore(false)}
              aria-current={isAt(place, address) ? 'page' : undefined}
            >
              {t(`shell:place.${place.id}`)}
            </Link>
          ))}
        </div>
      </Drawer>
    </nav>
  );
}
