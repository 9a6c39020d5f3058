import { useState } from 'react';
import { Answer, Empty, ErrorNote, type PageProps, Place, Tabs, useView } from '@selvedge/sdk/page';
import type { Trouble } from './morning/answers.ts';
import { BookMissed } from './morning/BookMissed.tsx';
import { CanRun } from './morning/CanRun.tsx';
import { entriesOf, type Kind, KIND_TITLES, KINDS } from './morning/entries.ts';
import { DecideHeld } from './morning/DecideHeld.tsx';
import { Entry } from './morning/Entry.tsx';
import type { HeldScan } from './morning/held.ts';
import { STYLES } from './morning/styles.ts';

/** What a leader looks at before the line starts: each entry with the one thing that is to be done about it. */
export default function Morning({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error, again } = useView<Trouble>(tools, 'trouble');
  const [kind, setKind] = useState<Kind | null>(null);
  const [booking, setBooking] = useState<Trouble['missed'][number] | null>(null);
  const [deciding, setDeciding] = useState<HeldScan | null>(null);
  const held = useView<{ readonly scans: readonly HeldScan[] }>(
    tools,
    'heldScans',
    (answer?.held ?? 0) > 0 ? {} : null,
  );
  const [refused, setRefused] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  const trying = async (work: () => Promise<string | null>): Promise<void> => {
    try {
      setSaid(await work());
      setRefused(null);
      again();
      held.again();
    } catch (cause) {
      setRefused(cause);
    }
  };
  if (answer === null) return error === null ? null : <ErrorNote error={error} onRetry={again} />;
  const entries = entriesOf(answer, held.answer?.scans ?? [], tools);
  const counts = Map.groupBy(entries, (one) => one.kind);
  const kinds = KINDS.filter((one) => counts.has(one));
  // What is done is gone; then the next list is shown.
  const shown = kind !== null && (kind === 'canRun' || counts.has(kind)) ? kind : (kinds[0] ?? 'canRun');
  return (
    <>
      <style>{STYLES}</style>
      <Place>{say(`${entries.length} 件事`, `${entries.length} to see to`)}</Place>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {refused !== null && <ErrorNote error={refused} />}
      {said !== null && <Answer mood="good" isSilent text={said} />}
      <Tabs
        label={say('早会清单', 'Morning list')}
        value={shown}
        onChange={(next) => {
          setKind(next);
          setBooking(null);
          setDeciding(null);
          setSaid(null);
        }}
        tabs={[
          ...kinds.map((one) => ({
            key: one,
            title: tools.say(KIND_TITLES[one]),
            count: counts.get(one)?.length ?? 0,
          })),
          { key: 'canRun' as const, title: tools.say(KIND_TITLES.canRun), count: answer.canRun.length },
        ]}
      />
      {booking !== null && (
        <BookMissed
          missed={booking}
          tools={tools}
          onCancel={() => setBooking(null)}
          onBook={(worker, name) =>
            trying(async () => {
              await tools.act('scan', {
                id: crypto.randomUUID(),
                code: booking.number,
                operations: [booking.operation],
                worker,
                source: 'clerk',
              });
              setBooking(null);
              return say(
                `${booking.number} 扎“${booking.title}”补给 ${name}`,
                `${booking.number} “${booking.title}” booked for ${name}`,
              );
            })
          }
        />
      )}
      {deciding !== null && (
        <DecideHeld
          key={deciding.held}
          scan={deciding}
          tools={tools}
          onCancel={() => setDeciding(null)}
          onDecide={(input, done) =>
            trying(async () => {
              await tools.act('decideHeld', input);
              setDeciding(null);
              return done;
            })
          }
        />
      )}
      {shown === 'canRun' ? (
        <CanRun rows={answer.canRun} tools={tools} />
      ) : (
        <ul className="morning-list" data-testid="morning-list">
          {(counts.get(shown) ?? []).map((entry) => (
            <Entry
              key={entry.key}
              entry={entry}
              tools={tools}
              onAct={(action) =>
                trying(async () => (await tools.act(action.name, action.input), tools.say(action.done)))
              }
              onBook={setBooking}
              onDecide={setDeciding}
            />
          ))}
        </ul>
      )}
      {entries.length === 0 && shown !== 'canRun' && (
        <Empty why={say('今早没有要处理的。', 'Nothing to see to this morning.')} />
      )}
    </>
  );
}
