import { useState } from 'react';
import { BigButton, ErrorNote, type PageTools, SearchBox, useView } from '@selvedge/sdk/page';
import { fitting, type Hand } from '../desk/hands.ts';
import type { Trouble } from './answers.ts';

interface BookMissedProps {
  readonly missed: Trouble['missed'][number];
  readonly tools: PageTools;
  readonly onBook: (worker: string, name: string) => Promise<void>;
  readonly onCancel: () => void;
}

const SHOWN = 8;

/** Who sewed what nobody booked: chosen by name or number. */
export function BookMissed({ missed, tools, onBook, onCancel }: BookMissedProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error } = useView<{ readonly workers: readonly Hand[] }>(tools, 'hands');
  const [search, setSearch] = useState('');
  const found = fitting(answer?.workers ?? [], search).slice(0, SHOWN);
  return (
    <section className="morning-book" data-testid="book-missed">
      <h2>
        {say(
          `${missed.number} 扎“${missed.title}”${missed.pieces} 件是谁做的？`,
          `Who sewed “${missed.title}” of ${missed.number}, ${missed.pieces} pcs?`,
        )}
      </h2>
      {error !== null && <ErrorNote error={error} />}
      <SearchBox value={search} onChange={setSearch} label={say('姓名或工号', 'Name or number')} />
      <p className="morning-hands">
        {found.map(({ id, number, name, team }) => (
          <BigButton key={id} onPress={() => onBook(id, name)}>
            {name} <small>{[number, team].filter(Boolean).join(' · ')}</small>
          </BigButton>
        ))}
        <BigButton onPress={onCancel}>{say('返回', 'Back')}</BigButton>
      </p>
    </section>
  );
}
