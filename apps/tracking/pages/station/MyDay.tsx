import { useEffect, useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';

/** As `tracking/myDay` answers. */
interface DayAnswer {
  readonly lines: readonly {
    readonly orderNumber: string;
    readonly operation: string;
    readonly title: string;
    readonly bundles: number;
    readonly pieces: number;
  }[];
  readonly missed: readonly Missed[];
}

export interface Missed {
  readonly number: string;
  readonly orderNumber: string;
  readonly operation: string;
  readonly title: string;
  readonly pieces: number;
}

interface MyDayProps {
  readonly tools: PageTools;
  readonly badge: string | null;
  readonly onMine: (missed: Missed) => Promise<void>;
  readonly onBack: () => void;
}

/** What was scanned today beside the own count: twelve down and eleven scanned is one that was missed. */
export function MyDay({ tools, badge, onMine, onBack }: MyDayProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [day, setDay] = useState<DayAnswer | null>(null);
  const [own, setOwn] = useState('');
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    tools.view<DayAnswer>('myDay', badge === null ? {} : { badge }).then(setDay, setError);
  }, [tools, badge]);
  const bundles = (day?.lines ?? []).reduce((sum, one) => sum + one.bundles, 0);
  const less = own === '' ? null : Number(own) - bundles;
  return (
    <section className="scan-day" data-testid="my-day">
      <h2 className="scan-title">{say('今天报了几扎，对一对', 'What you booked today')}</h2>
      {error !== null && <ErrorNote error={error} />}
      <label className="scan-own">
        {say('我自己数的扎数', 'Bundles by my own count')}
        <input
          inputMode="numeric"
          value={own}
          onChange={({ target }) => setOwn(target.value.replaceAll(/\D/g, '').slice(0, 4))}
        />
      </label>
      {less !== null && (
        <p className="scan-less" data-mood={less === 0 ? 'good' : 'look'}>
          {less === 0
            ? say(`✓ 都是 ${bundles} 扎，对上了。`, `✓ ${bundles} bundles both ways.`)
            : less > 0
              ? say(
                  `系统里 ${bundles} 扎，少 ${less} 扎：可能漏扫了。`,
                  `${bundles} are booked, ${less} less: perhaps not scanned.`,
                )
              : say(
                  `系统里 ${bundles} 扎，比你数的多 ${-less} 扎。`,
                  `${bundles} are booked, ${-less} more than you counted.`,
                )}
        </p>
      )}
      {day !== null && day.missed.length > 0 && (
        <>
          <h2 className="scan-title">
            {say('后道报了、你这道没人报的扎', 'Booked after you, by nobody at yours')}
          </h2>
          <ul className="scan-last" data-testid="my-missed">
            {day.missed.map((missed) => (
              <li key={`${missed.number} ${missed.operation}`}>
                <span className="scan-mark" data-mood="look" aria-hidden>
                  ?
                </span>
                <span>
                  {say(
                    `${missed.number} 扎 · ${missed.pieces} 件`,
                    `${missed.number} · ${missed.pieces} pcs`,
                  )}
                  <small>{missed.title}</small>
                </span>
                <BigButton onPress={() => onMine(missed)}>{say('是我做的', 'Mine')}</BigButton>
              </li>
            ))}
          </ul>
        </>
      )}
      {day !== null && day.missed.length === 0 && (
        <p className="scan-note">
          {say(
            '没有发现漏扫的扎。还觉得少了，就拿菲票再扫一次。',
            'No missed bundle was found. If one is still missing, scan its ticket again.',
          )}
        </p>
      )}
      <ul className="scan-last">
        {day?.lines.map(({ orderNumber, operation, title, bundles: count, pieces }) => (
          <li key={`${orderNumber} ${operation}`}>
            <span />
            <span>
              {title}
              <small>{orderNumber}</small>
            </span>
            <b>{say(`${count} 扎 ${pieces} 件`, `${count} · ${pieces} pcs`)}</b>
          </li>
        ))}
      </ul>
      <BigButton onPress={onBack}>{say('返回', 'Back')}</BigButton>
    </section>
  );
}
