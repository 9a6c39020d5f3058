import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Words to search for; asked when typing pauses. */
const PAUSE_MS = 250;

export function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('apps');
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const wait = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(wait);
  }, [typed, value, onChange]);
  return (
    <Input
      id="records-search"
      type="search"
      allowClear
      value={typed}
      placeholder={t('apps:list.search')}
      aria-label={t('apps:list.search')}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onChange(typed.trim());
        if (event.key !== 'Escape') return;
        // The browser would empty the field, and the list under one's keys would change a moment later.
        event.preventDefault();
        event.currentTarget.blur();
      }}
      className="records-search"
      data-testid="records-search"
    />
  );
}
