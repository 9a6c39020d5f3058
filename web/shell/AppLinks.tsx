import { Link, useLocation } from '@tanstack/react-router';
import { hasPages, useCards } from '../apps/facts.ts';
import { useLanguage } from '../i18n/useLanguage.ts';

/** More than this makes a menu that nobody reads; the rest stands on the page of all apps. */
const MOST = 8;

/** The apps in use, as words. */
export function AppLinks({ className, onGo }: { className?: string; onGo?: () => void }) {
  const language = useLanguage();
  const address = useLocation({ select: (location) => location.pathname });
  const { data = [] } = useCards();
  return data
    .filter((card) => card.enabled && hasPages(card))
    .slice(0, MOST)
    .map(({ id, title }) => (
      <Link
        key={id}
        to="/a/$app"
        params={{ app: id }}
        {...(className === undefined ? {} : { className })}
        {...(onGo === undefined ? {} : { onClick: onGo })}
        aria-current={address === `/a/${id}` || address.startsWith(`/a/${id}/`) ? 'page' : undefined}
        data-testid={`app-link-${id}`}
      >
        {title[language]}
      </Link>
    ));
}
