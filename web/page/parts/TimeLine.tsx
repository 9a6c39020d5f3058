import type { TimeLineProps } from '@selvedge/sdk/page';
import { usePage } from '../context.ts';
import './time-line.css';

/** What happened, one below the other, as a thread with knots. */
export function TimeLine({ entries }: TimeLineProps) {
  const { opened, tools } = usePage();
  const written = new Intl.DateTimeFormat(tools.language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: opened.org.timeZone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <ol className="part-time" data-testid="time-line">
      {entries.map(({ key, at, day, title, note, mood, isTakenBack = false, children }) => (
        <li key={key} data-mood={mood} data-back={isTakenBack}>
          <time>{at === undefined ? (day ?? '') : written.format(new Date(at))}</time>
          <div>
            <strong>{title}</strong>
            {note !== undefined && <p>{note}</p>}
            {children}
          </div>
        </li>
      ))}
    </ol>
  );
}
