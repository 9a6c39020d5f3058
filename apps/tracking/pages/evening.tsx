import { useMemo, useState } from 'react';
import { Empty, ErrorNote, type PageProps, type Pen, SharePicture, Tabs, useView } from '@selvedge/sdk/page';
import type { Today } from './board/team-day.ts';
import { drawDay, heightFor, WIDTH } from './evening/picture.ts';

/** The day as one picture for the group chat: what each team brought out. No money, and nobody's own figures. */
export default function Evening({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error, again } = useView<Today>(tools, 'today');
  const [chosen, setChosen] = useState('all');
  const teams = useMemo(
    () => (answer?.teams ?? []).filter(({ team }) => chosen === 'all' || team === chosen),
    [answer, chosen],
  );
  const day = answer?.day ?? '';
  const draw = useMemo(
    () =>
      (pen: Pen): void =>
        drawDay(pen, { day, teams, org: tools.org.title, language: tools.language }),
    [day, teams, tools],
  );
  if (answer === null) return error === null ? null : <ErrorNote error={error} onRetry={again} />;
  if (answer.teams.length === 0)
    return <Empty why={say('今天还没有组产出。', 'No team has brought anything out today.')} />;
  return (
    <>
      {answer.teams.length > 1 && (
        <Tabs
          label={say('哪个组', 'Which team')}
          value={chosen}
          onChange={setChosen}
          tabs={[
            { key: 'all', title: say('全部', 'All') },
            ...answer.teams.map(({ team, name }) => ({ key: team, title: name })),
          ]}
        />
      )}
      <SharePicture
        name={`${say('今日产量', 'output')} ${day}`}
        width={WIDTH}
        height={heightFor(teams.length)}
        draw={draw}
        label={say(`${day} 各组产量`, `Output of the teams on ${day}`)}
      />
    </>
  );
}
