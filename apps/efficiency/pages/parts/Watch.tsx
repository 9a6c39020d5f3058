import { useEffect, useState } from 'react';
import { BigButton, type PageTools } from '@selvedge/sdk/page';
import { EXCLUSIONS } from '../../fields/words.ts';
import {
  clockText,
  type Draft,
  type Exclusion,
  lapped,
  stopped,
  totalOf,
  unlapped,
  withExcluded,
} from './draft.ts';

interface WatchProps {
  readonly tools: PageTools;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** One large button: start, lap, lap. A cycle that went wrong is touched and given its reason. */
export function Watch({ tools, draft, onChange }: WatchProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [now, setNow] = useState(() => Date.now());
  const [asked, setAsked] = useState<number | null>(null);
  const isRunning = draft.since !== null;
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, [isRunning]);
  const running = draft.since === null ? 0 : Math.max(0, now - draft.since) + totalOf(draft.laps);
  const element = draft.elements[draft.laps.length] ?? null;
  const isLast = draft.laps.length + 1 >= draft.elements.length;
  return (
    <div className="ef-stack">
      <div className="ef-clock" data-testid="study-clock">
        {clockText(running)}
        <small>
          {isRunning
            ? element === null
              ? say(`第 ${draft.cycles.length + 1} 个周期`, `Cycle ${draft.cycles.length + 1}`)
              : say(
                  `第 ${draft.cycles.length + 1} 个周期 · ${element}`,
                  `Cycle ${draft.cycles.length + 1} · ${element}`,
                )
            : say('表停着', 'The watch stands')}
        </small>
      </div>
      <button
        type="button"
        className="ef-lap"
        data-testid="study-lap"
        onClick={() => {
          setNow(Date.now());
          onChange(lapped(draft, Date.now()));
        }}
      >
        {isRunning
          ? isLast
            ? say('做完一个', 'Cycle done')
            : say('下一段', 'Next element')
          : say('开始', 'Start')}
        <small>
          {isRunning
            ? say('动作一完就按', 'Press as it ends')
            : say('第一件一开始就按', 'Press as the first piece begins')}
        </small>
      </button>
      <div className="ef-row">
        <BigButton isDisabled={!isRunning} onPress={() => onChange(unlapped(draft))}>
          {say('撤销一按', 'Undo a press')}
        </BigButton>
        <BigButton isDisabled={!isRunning} onPress={() => onChange(stopped(draft))}>
          {say('停表', 'Stop')}
        </BigButton>
      </div>
      {asked !== null && (
        <div className="ef-stack">
          <b>{say(`第 ${asked + 1} 个周期不算，因为：`, `Cycle ${asked + 1} does not count, because:`)}</b>
          <div className="ef-choices">
            {(Object.keys(EXCLUSIONS) as Exclusion[]).map((why) => (
              <button
                key={why}
                type="button"
                className="part-button"
                onClick={() => {
                  onChange(withExcluded(draft, asked, why));
                  setAsked(null);
                }}
              >
                {tools.say(EXCLUSIONS[why])}
              </button>
            ))}
            <button
              type="button"
              className="part-button"
              onClick={() => {
                onChange(withExcluded(draft, asked, null));
                setAsked(null);
              }}
            >
              {say('还是算', 'It counts')}
            </button>
          </div>
        </div>
      )}
      <ul className="ef-cycles" data-testid="study-cycles">
        {draft.cycles
          .map((cycle, at) => ({ cycle, at }))
          .toReversed()
          .map(({ cycle: { laps, excluded }, at }) => (
            <li key={at}>
              <button type="button" data-excluded={excluded !== null} onClick={() => setAsked(at)}>
                <b>{at + 1}</b>
                <span>{clockText(totalOf(laps))}</span>
                <small>
                  {excluded === null
                    ? laps.length > 1
                      ? laps.map((lap) => (lap / 1000).toFixed(1)).join(' + ')
                      : say('点一下可剔除', 'touch to leave out')
                    : tools.say(EXCLUSIONS[excluded as Exclusion])}
                </small>
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
