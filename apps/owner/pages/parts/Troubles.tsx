import type { PageTools } from '@selvedge/sdk/page';
import type { Trouble } from './answers.ts';
import { saying } from './saying.ts';

/** The records behind what went wrong. */
export function Troubles({
  tools,
  troubles,
}: {
  readonly tools: PageTools;
  readonly troubles: Trouble['troubles'];
}) {
  const say = saying(tools);
  if (troubles.length === 0) return <p className="ow-note">{say('没有要看的。', 'Nothing to look at.')}</p>;
  return (
    <>
      {troubles.map(({ kind, sentence, rows }) => (
        <section key={kind} className="ow-list" data-testid={`trouble-${kind}`}>
          <h2 className="ow-h">{tools.say(sentence)}</h2>
          <ul className="ow-list">
            {rows.slice(0, 50).map(({ entity, id, text }) => (
              <li key={id ?? tools.say(text)}>
                {entity === null || id === null ? (
                  <span className="ow-row">{tools.say(text)}</span>
                ) : (
                  <a className="ow-row" href={`/a/${entity}/${id}`}>
                    {tools.say(text)}
                  </a>
                )}
              </li>
            ))}
          </ul>
          {(kind === 'calls' || kind === 'disputes') && (
            <a className="part-button" href="/a/tracking/page/morning">
              {say('车间清单', 'List of the floor')}
            </a>
          )}
          {kind === 'pay' && (
            <a className="part-button" href="/a/wages/page/questions">
              {say('疑问与对账', 'Questions about pay')}
            </a>
          )}
        </section>
      ))}
    </>
  );
}
