import { useState } from 'react';
import { BigButton, Bottom, type PageProps } from '@selvedge/sdk/page';
import { Month } from './money/Month.tsx';
import { STYLES } from './money/styles.ts';
import { Today } from './money/Today.tsx';

/** What a worker made, on his own phone: pieces and money of the day, the own tally beside it, the payslip line by line. */
export default function MyMoney({ tools }: PageProps) {
  const [shown, setShown] = useState<'today' | 'month'>('today');
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  return (
    <>
      <style>{STYLES}</style>
      {shown === 'today' ? <Today tools={tools} /> : <Month tools={tools} />}
      <Bottom>
        <BigButton isMain={shown === 'today'} onPress={() => setShown('today')}>
          {say('今天', 'Today')}
        </BigButton>
        <BigButton isMain={shown === 'month'} onPress={() => setShown('month')}>
          {say('这个月', 'This month')}
        </BigButton>
      </Bottom>
    </>
  );
}
