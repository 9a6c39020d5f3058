import { useEffect, useMemo, useState } from 'react';
import { formatMinute } from '../../format/time.ts';
import type { Language } from '../../i18n/language.ts';
import { PageContext } from '../context.ts';
import { Freshness } from '../fresh.ts';
import { PageCode } from '../PageCode.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { t } from '../words.ts';
import { openGuest, type OpenedGuest } from './opening.ts';
import './guest.css';

interface Props {
  readonly link: string;
  readonly language: Language;
}

/** What somebody without a login sees of one record, by a link. */
export function GuestPage({ link, language }: Props) {
  const [guest, setGuest] = useState<OpenedGuest | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const fresh = useMemo(() => new Freshness(), []);
  useEffect(() => {
    openGuest(link, language).then((found) => {
      document.title = found.opened.page.title[language];
      setGuest(found);
    }, setProblem);
  }, [link, language]);
  const around = useMemo(
    () => (guest === null ? null : { ...guest, fresh, place: null, bottom: null }),
    [guest, fresh],
  );
  if (problem !== null)
    return (
      <main className="alone-problem">
        <ErrorNote error={problem} onRetry={() => location.reload()} />
      </main>
    );
  if (guest === null) return null;
  const { opened, tools, expiresAt } = guest;
  return (
    <PageContext value={around}>
      <div className="guest" data-testid="guest">
        <header className="guest-head">
          <h1>{opened.page.title[language]}</h1>
          <p className="muted">
            {opened.org.title} → {opened.person.name}
          </p>
        </header>
        <main className="guest-task">
          <PageCode address={opened.page.module} tools={tools} />
        </main>
        <footer className="guest-foot">
          {t('page:guest.until', { time: formatMinute(Date.parse(expiresAt), opened.org.timeZone) })}
        </footer>
      </div>
    </PageContext>
  );
}
