import type { PageTools } from '@selvedge/sdk/page';
import type { Bundle, Operation } from './answers.ts';

interface Props {
  readonly tools: PageTools;
  readonly bundles: readonly Bundle[];
  readonly operations: readonly Operation[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
}

/** Bundles of an order by colour and size; a touch takes one in or leaves it out, one of a heading all below it. */
export function Bundles({ tools, bundles, operations, chosen, onChoose }: Props) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const groups = Map.groupBy(bundles, ({ colour, size }) => [colour, size].filter(Boolean).join(' · '));
  const titles = new Map(operations.map(({ code, title }) => [code, title]));
  const turn = (ids: readonly string[]): void => {
    const isIn = ids.every((id) => chosen.has(id));
    const next = new Set(chosen);
    for (const id of ids)
      if (isIn) next.delete(id);
      else next.add(id);
    onChoose(next);
  };
  const stateOf = ({ until, isBegun }: Bundle): string =>
    isBegun
      ? say('已有报工', 'has records')
      : until === null
        ? say('还没做', 'not begun')
        : say(`做到 ${until} ${titles.get(until) ?? ''}`, `up to ${until} ${titles.get(until) ?? ''}`);
  return (
    <div>
      {[...groups].map(([title, some]) => {
        const free = some.filter(({ isBegun }) => !isBegun).map(({ id }) => id);
        return (
          <fieldset key={title} className="opening-group">
            <legend>
              {title || say('没有颜色尺码', 'No colour or size')}
              <button
                type="button"
                className="opening-all"
                disabled={free.length === 0}
                onClick={() => turn(free)}
              >
                {free.length > 0 && free.every((id) => chosen.has(id))
                  ? say('都不选', 'None')
                  : say(`全选 ${free.length} 扎`, `All ${free.length}`)}
              </button>
            </legend>
            <div className="opening-bundles">
              {some.map((bundle) => (
                <button
                  key={bundle.id}
                  type="button"
                  className="opening-bundle"
                  data-testid="opening-bundle"
                  data-until={bundle.until !== null}
                  aria-pressed={chosen.has(bundle.id)}
                  disabled={bundle.isBegun}
                  onClick={() => turn([bundle.id])}
                >
                  <b>{bundle.number}</b>
                  <small>{say(`${bundle.quantity} 件`, `${bundle.quantity} pcs`)}</small>
                  <small>{stateOf(bundle)}</small>
                </button>
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
