import { BigButton, type PageTools } from '@selvedge/sdk/page';
import { stepped } from './months.ts';

interface MonthSwitchProps {
  readonly tools: PageTools;
  readonly month: string;
  readonly onChange: (month: string) => void;
}

/** ◀ 2026-11 ▶ */
export function MonthSwitch({ tools, month, onChange }: MonthSwitchProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  return (
    <span className="wage-months">
      <BigButton onPress={() => onChange(stepped(month, -1))}>
        <span aria-label={say('上个月', 'Month before')}>◀</span>
      </BigButton>
      <b data-testid="wage-month">{month}</b>
      <BigButton onPress={() => onChange(stepped(month, 1))}>
        <span aria-label={say('下个月', 'Next month')}>▶</span>
      </BigButton>
    </span>
  );
}
