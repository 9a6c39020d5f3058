import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../session/useApi.ts';
import { useTitle } from '../parts/useTitle.ts';
import '../../apps/home/home.css';

/** The boards that somebody may look at. */
export function useBoards() {
  const api = useApi();
  return useQuery({
    queryKey: ['boards'],
    queryFn: async ({ signal }) => (await api.listBoards(signal)).items,
    staleTime: 60_000,
  });
}

/** Boards as tiles of a launcher. @param app only those about its records */
export function BoardLinks({ app }: { app?: string }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const { data = [] } = useBoards();
  const shown = data.filter(({ entity }) => app === undefined || entity.startsWith(`${app}/`));
  if (shown.length === 0) return null;
  return (
    <section className="home-part" data-testid="board-links">
      <h2>{t('own:group.board')}</h2>
      <ul className="home-tiles">
        {shown.map(({ name, title }) => (
          <li key={name}>
            <Link to="/board/$name" params={{ name }} target="_blank" data-testid={`board-${name}`}>
              <span>{titled(title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
