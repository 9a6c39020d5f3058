import type { PageTools } from '@selvedge/sdk/page';
import type { PackingList } from './answers.ts';

interface PackGridProps {
  readonly tools: PageTools;
  readonly list: PackingList;
  readonly inside: Readonly<Record<string, string>>;
  readonly onInside: (key: string, value: string) => void;
}

/** Colour × size: what goes into a carton, beside what is there to be packed and what was ordered. */
export function PackGrid({ tools, list: { cells, sizes }, inside, onInside }: PackGridProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const colours = [...new Set(cells.map(({ colour }) => colour))];
  return (
    <div className="fin-grid">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('颜色', 'Colour')}</th>
            {sizes.map((size) => (
              <th scope="col" key={size}>
                {size}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {colours.map((colour) => (
            <tr key={colour}>
              <th scope="row">{colour}</th>
              {sizes.map((size) => {
                const cell = cells.find((one) => one.colour === colour && one.size === size);
                if (cell === undefined) return <td key={size} />;
                const isOver = cell.most !== null && cell.packed > cell.most;
                return (
                  <td key={size}>
                    <input
                      inputMode="numeric"
                      aria-label={`${colour} ${size}`}
                      value={inside[`${colour} ${size}`] ?? ''}
                      onChange={(event) =>
                        onInside(`${colour} ${size}`, event.target.value.replaceAll(/\D/g, ''))
                      }
                    />
                    <small>{say(`可装 ${cell.here}`, `${cell.here} to pack`)}</small>
                    <small className={isOver ? 'fin-wrong' : undefined}>
                      {say(`已装 ${cell.packed}/${cell.ordered}`, `${cell.packed}/${cell.ordered} packed`)}
                    </small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
