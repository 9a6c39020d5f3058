import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useApi } from '../../session/useApi.ts';

/** Finds things by path or title. */
export function TreeSearch() {
  const { t } = useTranslation(['namespace', 'common']);
  const language = useLanguage();
  const api = useApi();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const { data, isLoading } = useQuery({
    queryKey: ['things', 'search', wanted],
    queryFn: ({ signal }) => api.listThings({ q: wanted, limit: 50 }, signal),
    enabled: wanted !== '',
    placeholderData: (last) => last,
  });
  return (
    <div className="tree-search">
      <Input
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('namespace:search')}
        aria-label={t('namespace:search')}
        allowClear
        data-testid="tree-search"
      />
      {wanted !== '' && (
        <ul className="tree-hits">
          {data?.items.map((thing) => (
            <li key={thing.id}>
              <Link to="/namespace/$" params={{ _splat: thing.path }} onClick={() => setText('')}>
                {titleIn(language, thing.title, thing.name)}
                <small className="muted">{thing.path}</small>
              </Link>
            </li>
          ))}
          {data?.items.length === 0 && !isLoading && (
            <li className="muted">{t('namespace:searchNone', { text: wanted })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
