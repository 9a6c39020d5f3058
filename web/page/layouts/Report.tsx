import { formatMinute } from '../../format/time.ts';
import { usePage } from '../context.ts';
import { t } from '../words.ts';
import type { LayoutProps } from './layout.ts';
import { OldNote } from './OldNote.tsx';
import { useClock } from './useClock.ts';
import '../../theme/printed.css';
import './report.css';

/** A sheet of A4, on the screen as on paper. */
export function Report({ children, onPlace, onBottom }: LayoutProps) {
  const { opened, tools } = usePage();
  const now = useClock(60_000);
  return (
    <div className="report" data-testid="report">
      <div className="report-tools">
        <span ref={onPlace} />
        <button type="button" className="part-button part-main" onClick={() => print()} data-testid="print">
          {t('page:report.print')}
        </button>
      </div>
      <OldNote />
      <article className="report-sheet">
        <header className="report-head">
          <h1>{tools.say(opened.page.title)}</h1>
          <p>
            <span>{opened.org.title}</span>
            <span>
              {t('page:report.made', {
                time: formatMinute(now, opened.org.timeZone),
                name: opened.person.name,
              })}
            </span>
          </p>
        </header>
        {children}
      </article>
      <footer ref={onBottom} />
    </div>
  );
}
