import type { PageTools } from '@selvedge/sdk/page';
import { PER_WORDS } from '../../fields/words.ts';
import type { Per } from './answers.ts';

/** A price as it is typed. */
export interface Typed {
  readonly price: string;
  readonly per: Per;
}

interface PriceCellsProps {
  readonly tools: PageTools;
  readonly label: string;
  readonly value: Typed;
  readonly placeholder?: string;
  readonly onChange: (value: Typed) => void;
}

const PERS = Object.keys(PER_WORDS) as Per[];

/** Money and for how many pieces; Enter goes to the next row. */
export function PriceCells({ tools, label, value, placeholder, onChange }: PriceCellsProps) {
  return (
    <span className="wage-bar">
      <input
        className="wage-cell"
        inputMode="decimal"
        aria-label={label}
        placeholder={placeholder}
        value={value.price}
        data-price-cell
        onChange={({ target }) => onChange({ ...value, price: halfWidth(target.value) })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          const cells = [...document.querySelectorAll<HTMLInputElement>('[data-price-cell]')];
          cells[cells.indexOf(event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
        }}
      />
      <select
        className="wage-cell"
        aria-label={`${label} ${tools.say({ zh: '单位', en: 'for' })}`}
        value={value.per}
        onChange={({ target }) =>
          onChange({ ...value, per: PERS.find((one) => one === target.value) ?? 'piece' })
        }
      >
        {PERS.map((per) => (
          <option key={per} value={per}>
            {tools.say(PER_WORDS[per])}
          </option>
        ))}
      </select>
    </span>
  );
}

/** What an input method left full-width. */
const halfWidth = (written: string): string => written.normalize('NFKC').replaceAll(/[^\d.]/g, '');

export const isPrice = (written: string): boolean => /^\d{1,8}(\.\d{1,4})?$/.test(written);
