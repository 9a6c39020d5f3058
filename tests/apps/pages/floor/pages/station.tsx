import { useEffect, useState } from 'react';
import {
  Answer,
  BigButton,
  BigNumber,
  Bottom,
  type KeptAnswer,
  type PageProps,
  Place,
  Scanner,
  type Unsent,
} from '@selvedge/sdk/page';

interface Lately {
  readonly total: number;
}

/** One task: scan a ticket, hear that it counted. */
export default function Station({ tools }: PageProps) {
  const [last, setLast] = useState('');
  const [lately, setLately] = useState<KeptAnswer<Lately> | null>(null);
  const [unsent, setUnsent] = useState<Unsent>(() => tools.unsent());
  useEffect(() => tools.onUnsent(() => setUnsent(tools.unsent())), [tools]);
  useEffect(() => tools.every(30_000, async () => setLately(await tools.kept<Lately>('lately'))), [tools]);
  const [stored, setStored] = useState('');
  useEffect(() => tools.onAnswered(({ input }) => setStored(String(input['bundle']))), [tools]);
  const scanned = async (code: string): Promise<void> => {
    await tools.later('report', { bundle: code, pieces: 20 }, { subject: code, at: 'at', ahead: 'ahead' });
    setLast(code);
  };
  return (
    <>
      <Place>{tools.say({ zh: '袖口拼接', en: 'Cuff' })}</Place>
      <p data-testid="linked">{new URLSearchParams(location.search).get('code')}</p>
      <p data-testid="stored">{stored}</p>
      <Scanner onScan={({ code }) => void scanned(code)} hasCamera={false} />
      {last !== '' && (
        <Answer
          mood="good"
          id={last}
          text={tools.say({ zh: `${last} 扎 · 20 件`, en: `${last} · 20 pieces` })}
        />
      )}
      {unsent.held.map(({ id, input, reason }) => (
        <Answer key={id} mood="look" text={String(input['bundle'])} note={reason ?? ''} isSilent>
          <BigButton onPress={() => tools.resend(id)}>{tools.say({ zh: '再试', en: 'Again' })}</BigButton>
          <BigButton onPress={() => tools.drop(id)}>{tools.say({ zh: '作废', en: 'Drop' })}</BigButton>
        </Answer>
      ))}
      <BigNumber
        title={tools.say({ zh: '今日', en: 'Today' })}
        value={lately?.answer.total ?? null}
        unit={tools.say({ zh: '件', en: 'pcs' })}
        {...(lately?.isOld === true ? { beside: tools.say({ zh: '离线前', en: 'before offline' }) } : {})}
      />
      <Bottom>
        <BigButton onPress={() => undefined}>{tools.say({ zh: '连做', en: 'Chain' })}</BigButton>
        <BigButton onPress={() => undefined}>{tools.say({ zh: '报次品', en: 'Scrap' })}</BigButton>
        <BigButton onPress={() => undefined}>{tools.say({ zh: '叫人', en: 'Call' })}</BigButton>
        <BigButton onPress={() => undefined}>{tools.say({ zh: '漏扫?', en: 'Missed?' })}</BigButton>
      </Bottom>
    </>
  );
}
