import { useEffect, useState } from 'react';
import type { Titles } from '@selvedge/sdk/app';
import { Empty, ErrorNote, type PageProps } from '@selvedge/sdk/page';
import { saying } from './parts/saying.ts';
import { STYLES } from './parts/styles.ts';

interface Daily {
  readonly day: string;
  readonly at: string;
  readonly lines: readonly Titles[];
  readonly details: readonly Titles[];
  readonly money: readonly Titles[] | null;
}

/** A daily report as it was, `?day=2026-11-30`; without one the last. Printed, or saved as PDF. */
export default function DailyReport({ tools }: PageProps) {
  const [report, setReport] = useState<Daily | null | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);
  const [day] = useState(() => new URLSearchParams(location.search).get('day'));
  const say = saying(tools);
  useEffect(() => {
    tools
      .view<{ report: Daily | null }>('daily', day === null ? {} : { day })
      .then(({ report: found }) => setReport(found), setError);
  }, [tools, day]);
  if (error !== null) return <ErrorNote error={error} />;
  if (report === undefined) return null;
  if (report === null)
    return (
      <Empty
        why={say(
          '还没有日报。在设置里定几点发，或现在出一份。',
          'There is no report yet. Set an hour, or make one now.',
        )}
      >
        <a className="part-button" href="/a/owner/page/evening">
          {say('今晚这一页', 'This evening’s page')}
        </a>
      </Empty>
    );
  const when = new Intl.DateTimeFormat('sv-SE', {
    timeZone: tools.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(report.at));
  return (
    <div className="ow-paper" data-testid="daily">
      <style>{STYLES}</style>
      <p className="ow-note">
        {say(
          `${tools.org.title} · ${report.day} · ${when} 的数`,
          `${tools.org.title} · ${report.day} · as of ${when}`,
        )}
      </p>
      <ul className="ow-big">
        {report.lines.map((line) => (
          <li key={line.zh}>{tools.say(line)}</li>
        ))}
      </ul>
      {report.money !== null && report.money.length > 0 && (
        <>
          <h2>{say('钱', 'Money')}</h2>
          <ul>
            {report.money.map((line) => (
              <li key={line.zh}>{tools.say(line)}</li>
            ))}
          </ul>
        </>
      )}
      {report.details.length > 0 && (
        <>
          <h2>{say('明细', 'Details')}</h2>
          <ul>
            {report.details.map((line, at) => (
              <li key={`${at} ${line.zh}`}>{tools.say(line)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
