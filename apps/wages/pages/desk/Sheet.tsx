import { useState } from 'react';
import type { Titles } from '@selvedge/sdk/app';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';

/** What reading a sheet told. */
export interface Reading {
  readonly understood: readonly Titles[];
  readonly mended: readonly Titles[];
  readonly unclear: readonly Titles[];
}

type Given = { readonly text: string } | { readonly rows: readonly (readonly string[])[] };

interface SheetProps {
  readonly tools: PageTools;
  readonly hint: string;
  /** Reads without keeping; what is shown below is asked of the answer. */
  readonly onRead: (given: Given) => Promise<void>;
}

/** A sheet is pasted, or a file chosen or dropped; it is read at once and kept only afterwards. */
export function Sheet({ tools, hint, onRead }: SheetProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const reading = async (given: () => Promise<Given>): Promise<void> => {
    try {
      await onRead(await given());
      setError(null);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const file = (chosen: File | undefined): void => {
    if (chosen !== undefined) void reading(async () => ({ rows: await tools.readTable(chosen) }));
  };
  return (
    <>
      <textarea
        aria-label={hint}
        placeholder={hint}
        data-testid="sheet-text"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!pasted.includes('\t') && !pasted.includes('\n')) return;
          event.preventDefault();
          setText(pasted);
          void reading(async () => ({ text: pasted }));
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          file(event.dataTransfer.files[0]);
        }}
      />
      <span className="wage-bar">
        <BigButton isDisabled={text.trim() === ''} onPress={() => reading(async () => ({ text }))}>
          {say('读粘贴的', 'Read what is pasted')}
        </BigButton>
        <label className="part-button wage-bar">
          {say('选 Excel 文件', 'Choose an Excel file')}
          <input
            type="file"
            hidden
            accept=".xlsx,.csv,.txt"
            data-testid="sheet-file"
            onChange={({ target }) => file(target.files?.[0])}
          />
        </label>
      </span>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}

/** What was understood, what was mended on the way, what nobody could read. */
export function ReadingNotes({ tools, reading }: { readonly tools: PageTools; readonly reading: Reading }) {
  const all = [
    ...reading.unclear.map((one) => ({ one, mood: 'look' })),
    ...reading.understood.map((one) => ({ one, mood: 'good' })),
    ...reading.mended.map((one) => ({ one, mood: 'good' })),
  ];
  return (
    <ul className="wage-notices" data-testid="sheet-notices">
      {all.map(({ one, mood }) => (
        <li key={`${mood} ${one.zh}`} data-mood={mood}>
          {tools.say(one)}
        </li>
      ))}
    </ul>
  );
}
