import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useDeferredValue, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCards } from '../apps/facts.ts';
import { useBoards } from '../own/board/BoardLinks.tsx';
import { titleIn } from '../i18n/title.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useApi } from '../session/useApi.ts';
import { useSession } from '../session/useSession.ts';
import { placesFor } from './places.ts';
import './search.css';

interface Hit {
  readonly key: string;
  readonly name: string;
  readonly where: string;
  go: () => Promise<void>;
}

/** Finds a thing or a page. Arrow keys choose, Enter goes. */
export function Search({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const api = useApi();
  const navigate = useNavigate();
  const { permissions } = useSession();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const { data: things, isFetching } = useQuery({
    queryKey: ['search', wanted],
    queryFn: ({ signal }) => api.listThings({ q: wanted, limit: 12 }, signal),
    enabled: wanted !== '',
    placeholderData: (last) => last,
  });

  const pages: Hit[] = placesFor(permissions)
    .map((place) => ({
      key: place.to,
      name: t(`shell:place.${place.id}`),
      where: t('shell:search.page'),
      go: () => navigate({ to: place.to }),
    }))
    .filter((page) => page.name.toLowerCase().includes(wanted.toLowerCase()));
  const { data: cards = [] } = useCards();
  const apps: Hit[] = cards
    .filter((card) => card.enabled)
    .map((card) => ({
      key: `app ${card.id}`,
      name: card.title[language],
      where: card.summary[language],
      go: () => navigate({ to: '/a/$app', params: { app: card.id } }),
    }))
    .filter((app) => app.name.toLowerCase().includes(wanted.toLowerCase()));
  const found: Hit[] =
    wanted === ''
      ? []
      : (things?.items ?? []).map((thing) => ({
          key: thing.path,
          name: titleIn(language, thing.title, thing.name),
          where: thing.path,
          go: () =>
            navigate(
              thing.children > 0 && thing.metrics.length === 0
                ? { to: '/namespace/$', params: { _splat: thing.path } }
                : { to: '/thing/$', params: { _splat: thing.path } },
            ),
        }));
  const { data: walls = [] } = useBoards();
  const boards: Hit[] = walls
    .map((board) => ({
      key: `board ${board.name}`,
      name: titleIn(language, board.title, board.name),
      where: t('shell:search.board'),
      go: () => navigate({ to: '/board/$name', params: { name: board.name } }),
    }))
    .filter((board) => board.name.toLowerCase().includes(wanted.toLowerCase()));
  const hits = [...found, ...apps, ...boards, ...pages];
  const chosen = Math.min(at, Math.max(0, hits.length - 1));

  const enter = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    onClose();
    void hit.go();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((chosen + step + hits.length) % Math.max(1, hits.length));
    } else if (event.key === 'Enter') enter(hits[chosen]);
  };

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      style={{ top: 72 }}
      styles={{ body: { padding: 0 } }}
      transitionName=""
      maskTransitionName=""
    >
      <div data-testid="search">
        <input
          className="search-input"
          autoFocus
          value={text}
          placeholder={t('shell:search.placeholder')}
          role="combobox"
          aria-expanded
          aria-controls="search-hits"
          aria-activedescendant={hits[chosen] === undefined ? undefined : `hit-${chosen}`}
          aria-label={t('shell:search.open')}
          data-testid="search-input"
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul id="search-hits" role="listbox" className="search-hits" aria-label={t('shell:search.hits')}>
          {hits.map((hit, index) => (
            <li
              key={hit.key}
              id={`hit-${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseMove={() => setAt(index)}
              onClick={() => enter(hit)}
            >
              <span>{hit.name}</span>
              <small>{hit.where}</small>
            </li>
          ))}
          {hits.length === 0 && (
            <li className="search-none">
              {isFetching ? t('common:loading') : t('shell:search.none', { text: wanted })}
            </li>
          )}
        </ul>
      </div>
    </Modal>
  );
}
