import { useCallback, useEffect, useState } from 'react';
import { Answer, BigButton, BigNumber, DataTable, ErrorNote, type PageProps } from '@selvedge/sdk/page';
import { type Sheet, WORK_KINDS } from './parts/answers.ts';
import { STYLES } from './parts/styles.ts';

/** What a partner sees by his link: this consignment, what he confirms of it, and nothing else. */
export default function GuestConsignment({ tools }: PageProps) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<{ pieces: number; expected: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const look = useCallback(async () => setSheet(await tools.view<Sheet>('myConsignment')), [tools]);
  useEffect(() => {
    look().catch(setError);
  }, [look]);

  const confirm = (kind: 'received' | 'returned', suggested: number) => async (): Promise<void> => {
    const pieces = Number(typed[kind] ?? suggested);
    try {
      const { expected } = await tools.act<{ expected: number }>('confirmByLink', { kind, pieces });
      setSaid({ pieces, expected });
      setError(null);
      await look();
    } catch (thrown) {
      setError(thrown);
    }
  };

  if (sheet === null) return error === null ? null : <ErrorNote error={error} />;
  const last = (kind: string): Sheet['confirmations'][number] | undefined =>
    sheet.confirmations.filter((one) => one.kind === kind).at(-1);
  const ways = [
    {
      kind: 'received' as const,
      title: say('我收到', 'I received'),
      suggested: last('received')?.pieces ?? sheet.out,
    },
    {
      kind: 'returned' as const,
      title: say('我一共送回', 'I returned in all'),
      suggested: last('returned')?.pieces ?? sheet.good + sheet.bad,
    },
  ];
  return (
    <>
      <style>{STYLES}</style>
      <p className="out-facts">
        <span>
          {sheet.number} · {sheet.styleNumber}
        </span>
        <span>{[tools.say(WORK_KINDS[sheet.work]), ...sheet.operations].join(' · ')}</span>
        {sheet.due !== null && <span>{say(`${sheet.due} 前送回`, `due back ${sheet.due}`)}</span>}
        {sheet.price !== undefined && sheet.price !== null && (
          <span>{say(`单价 ${sheet.price}`, `price ${sheet.price}`)}</span>
        )}
      </p>
      <div className="guest-big">
        <BigNumber title={say('发给您', 'Sent to you')} value={sheet.out} unit={say('件', 'pcs')} />
        <BigNumber title={say('还欠', 'Still owed')} value={sheet.owed} unit={say('件', 'pcs')} />
      </div>
      {said !== null && (
        <Answer
          mood={said.pieces === said.expected ? 'good' : 'look'}
          text={say(`已记下 ${said.pieces} 件`, `${said.pieces} noted`)}
          note={
            said.pieces === said.expected
              ? say('与厂里的数一致。', 'The factory’s count is the same.')
              : say(
                  `厂里的数是 ${said.expected} 件，会与您核对。`,
                  `The factory counts ${said.expected}; they will ask you.`,
                )
          }
        />
      )}
      {error !== null && <ErrorNote error={error} />}
      {ways.map(({ kind, title, suggested }) => (
        <section key={kind} className="guest-say">
          <h2>{title}</h2>
          <input
            inputMode="numeric"
            aria-label={title}
            value={typed[kind] ?? String(suggested)}
            onChange={(event) => setTyped({ ...typed, [kind]: event.target.value.replaceAll(/\D/g, '') })}
            data-testid={`guest-${kind}`}
          />
          <BigButton isMain={last(kind) === undefined} onPress={confirm(kind, suggested)}>
            {last(kind) === undefined ? say('确认', 'Confirm') : say('更正', 'Correct')}
          </BigButton>
        </section>
      ))}
      <DataTable
        rows={sheet.cells}
        keyOf={({ bundle, colour, size }) => `${bundle ?? ''} ${colour} ${size}`}
        columns={[
          { key: 'bundle', title: say('扎号', 'Bundle'), text: ({ bundle }) => bundle ?? '—' },
          { key: 'colour', title: say('颜色', 'Colour'), text: ({ colour, size }) => `${colour} ${size}` },
          { key: 'out', title: say('发出', 'Sent'), isNumber: true },
          { key: 'good', title: say('合格', 'Good'), isNumber: true },
          { key: 'owed', title: say('还欠', 'Owed'), isNumber: true },
        ]}
      />
    </>
  );
}
