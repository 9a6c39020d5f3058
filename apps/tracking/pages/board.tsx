import { useEffect, useMemo, useState } from 'react';
import { Empty, type PageProps, Place } from '@selvedge/sdk/page';
import { Line } from './board/Line.tsx';
import { STYLES } from './board/styles.ts';
import { pagesOf, wishedTeams } from './board/turning.ts';
import type { Today } from './board/team-day.ts';

const LOOK_MS = 30_000;
const TURN_MS = 20_000;

/** The wall: three lines at a time, and the next three by itself. `?team=一组,二组` keeps some of them. */
export default function Board({ tools }: PageProps) {
  const [today, setToday] = useState<Today | null>(null);
  const [turn, setTurn] = useState(0);
  const wished = useMemo(() => wishedTeams(location.search), []);
  useEffect(() => tools.every(LOOK_MS, async () => setToday(await tools.view<Today>('today'))), [tools]);
  useEffect(() => {
    const timer = setInterval(() => setTurn((count) => count + 1), TURN_MS);
    return () => clearInterval(timer);
  }, []);
  if (today === null) return null;
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const teams = today.teams.filter(
    ({ team, name }) => wished.length === 0 || wished.some((one) => one === team || one === name),
  );
  const pages = pagesOf(teams);
  const at = pages.length === 0 ? 0 : turn % pages.length;
  return (
    <>
      <style>{STYLES}</style>
      <Place>{pages.length > 1 && <span data-testid="turn">{`${at + 1} / ${pages.length}`}</span>}</Place>
      {teams.length === 0 && (
        <Empty
          why={say(
            '今天还没有组开工：打了卡、扫了菲票、或设了日目标的组会出现在这里。',
            'No team works yet: whoever clocks, scans or has a target of the day appears here.',
          )}
        />
      )}
      <div className="wall" data-testid="wall">
        {pages.map((page, index) => (
          <div className="wall-page" key={page.map(({ team }) => team).join()} hidden={index !== at}>
            {page.map((team) => (
              <Line key={team.team} team={team} tools={tools} />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
