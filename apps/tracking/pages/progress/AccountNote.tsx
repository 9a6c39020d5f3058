import type { PageTools } from '@selvedge/sdk/page';
import { PLACE_TITLES, placesOf } from './account-columns.ts';
import type { Account } from './answers.ts';

/** The equation: what was cut is somewhere. */
export function AccountNote({ account, tools }: { readonly account: Account; readonly tools: PageTools }) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { cut, recut, open } = account;
  return (
    <p className="flow-account" data-testid="account" data-closes={open === 0}>
      <span>
        {say('裁出', 'cut')} <b>{cut}</b>
      </span>
      {recut > 0 && (
        <span>
          + {say('补裁', 'recut')} <b>{recut}</b>
        </span>
      )}
      {placesOf([account]).map((place, at) => (
        <span key={place}>
          {at === 0 ? '=' : '+'} {tools.say(PLACE_TITLES[place])} <b>{account[place]}</b>
        </span>
      ))}
      <strong>
        {open === 0 ? say('✓ 账平', '✓ it closes') : say(`■ 差 ${open} 件`, `■ ${open} pieces are nowhere`)}
      </strong>
    </p>
  );
}
