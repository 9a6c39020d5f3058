import { Empty, type PageTools } from '@selvedge/sdk/page';
import type { Runnable } from './answers.ts';

/** Line by line: what waits, and who is here and can sew it. */
export function CanRun({ rows, tools }: { readonly rows: readonly Runnable[]; readonly tools: PageTools }) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const teams = [...Map.groupBy(rows, ({ team }) => team).values()];
  if (teams.length === 0)
    return (
      <Empty
        why={say(
          '还没有能开的：没有人到，或者这些组的单上没有等着的件。',
          'Nothing can run yet: nobody is here, or no pieces wait on the orders of these teams.',
        )}
      />
    );
  return teams.map((own) => (
    <section className="morning-team" key={own[0].team} data-testid="can-run">
      <h2>{own[0].teamName}</h2>
      <ul className="morning-list">
        {own.map(({ orderNumber, operation, title, waiting, people }) => (
          <li key={`${orderNumber} ${operation}`} data-nobody={people.length === 0}>
            <span>
              {title}
              <small>
                {orderNumber} ·{' '}
                {people.length === 0
                  ? say('■ 到的人里没人会做', '■ nobody who is here can')
                  : say(`能做：${people.join('、')}`, `can: ${people.join(', ')}`)}
              </small>
            </span>
            <b>{say(`${waiting} 件`, `${waiting} pcs`)}</b>
          </li>
        ))}
      </ul>
    </section>
  ));
}
