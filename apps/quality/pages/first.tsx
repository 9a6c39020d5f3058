import { useCallback, useEffect, useState } from 'react';
import { Answer, BigButton, Empty, ErrorNote, type PageProps, Place } from '@selvedge/sdk/page';
import { FIRST_POINTS, FIRST_RESULTS } from '../fields/words.ts';
import { HeldChecks } from './parts/HeldChecks.tsx';
import { PhotoButton } from './parts/PhotoButton.tsx';
import { STYLES } from './parts/styles.ts';

type Result = keyof typeof FIRST_RESULTS;
type Point = keyof typeof FIRST_POINTS;

interface Row {
  readonly order: string;
  readonly orderNumber: string;
  readonly styleNumber: string | null;
  readonly styleName: string | null;
  readonly team: string;
  readonly name: string;
  readonly began: string;
  readonly pieces: number;
  readonly result: Result | null;
  readonly note: string | null;
}

const POINTS = [
  'material',
  'trims',
  'measures',
  'stitches',
  'making',
  'look',
] as const satisfies readonly Point[];

/** After a style change the first piece is looked at, point by point, before the line sews on. */
export default function First({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [row, setRow] = useState<Row | null>(null);
  const [wrong, setWrong] = useState<ReadonlyMap<Point, string>>(new Map());
  const [note, setNote] = useState('');
  const [photo, setPhoto] = useState<Blob | null>(null);
  const [done, setDone] = useState<{ id: string; row: Row; result: Result } | null>(null);
  const [held, setHeld] = useState(() => tools.unsent().held);
  const [error, setError] = useState<unknown>(null);
  const look = useCallback((): void => {
    tools.kept<{ rows: readonly Row[] }>('firstPieces').then(({ answer }) => {
      setRows(answer.rows);
      setError(null);
    }, setError);
  }, [tools]);
  useEffect(() => {
    look();
    return tools.watch(look);
  }, [tools, look]);
  useEffect(() => tools.onUnsent(() => setHeld(tools.unsent().held)), [tools]);

  const choose = (next: Row | null): void => {
    setRow(next);
    setWrong(new Map());
    setNote('');
    setPhoto(null);
  };
  const toggle = (point: Point): void => {
    const next = new Map(wrong);
    if (!next.delete(point)) next.set(point, '');
    setWrong(next);
  };
  const confirm = async (result: Result): Promise<void> => {
    if (row === null) return;
    const id = crypto.randomUUID();
    const points = POINTS.map((point) => {
      const why = wrong.get(point);
      return { point, isGood: why === undefined, ...(why ? { note: why } : {}) };
    });
    try {
      await tools.later(
        'confirmFirst',
        { id, order: row.order, team: row.team, result, points, ...(note === '' ? {} : { note }) },
        {
          subject: `${row.order} ${row.team}`,
          at: 'at',
          ahead: 'ahead',
          ...(photo === null ? {} : { files: { photo } }),
        },
      );
      setRows((known) => known?.map((one) => (one === row ? { ...one, result } : one)) ?? null);
      setDone({ id, row, result });
      choose(null);
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  };

  if (rows === null) return error === null ? null : <ErrorNote error={error} onRetry={look} />;
  return (
    <>
      <style>{STYLES}</style>
      {row !== null && <Place>{`${row.name} · ${row.orderNumber}`}</Place>}
      {error !== null && <ErrorNote error={error} />}
      <HeldChecks tools={tools} held={held.filter(({ action }) => action === 'confirmFirst')} />
      {row === null && done !== null && (
        <Answer
          mood={done.result === 'passed' ? 'good' : done.result === 'remarks' ? 'look' : 'bad'}
          id={done.id}
          text={tools.say(FIRST_RESULTS[done.result])}
          note={`${done.row.name} · ${done.row.orderNumber}`}
        />
      )}
      {row === null && rows.length === 0 && (
        <Empty why={say('最近两周没有组开做新单。', 'No line began an order in the last two weeks.')} />
      )}
      {row === null && (
        <ul className="qc-list">
          {rows.map((one) => (
            <li key={`${one.order} ${one.team}`}>
              <button type="button" onClick={() => choose(one)} data-testid="first">
                <b>
                  {one.name} · {one.orderNumber} {one.styleName ?? one.styleNumber}
                </b>
                <small>
                  {one.result === null
                    ? say(`■ 首件还没看 · ${one.began} 开做`, `■ Not looked at · began ${one.began}`)
                    : `${one.result === 'passed' ? '●' : '◆'} ${tools.say(FIRST_RESULTS[one.result])}`}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {row !== null && (
        <div className="qc-lot">
          <h2 className="qc-title">{say('哪项有问题就点它', 'Tap what is wrong')}</h2>
          <div className="qc-defects">
            {POINTS.map((point) => (
              <button
                key={point}
                type="button"
                className="part-button"
                aria-pressed={wrong.has(point)}
                onClick={() => toggle(point)}
              >
                <b>{tools.say(FIRST_POINTS[point])}</b>
                <small>{wrong.has(point) ? say('有问题', 'wrong') : say('合格', 'good')}</small>
              </button>
            ))}
          </div>
          {[...wrong].map(([point, why]) => (
            <label className="qc-field" key={point}>
              {tools.say(FIRST_POINTS[point])}
              {say('：什么问题', ': what is wrong')}
              <input
                value={why}
                maxLength={200}
                onChange={({ target }) => setWrong(new Map(wrong).set(point, target.value))}
              />
            </label>
          ))}
          <label className="qc-field">
            {say('备注', 'Note')}
            <input value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
          </label>
          <PhotoButton tools={tools} photo={photo} onPhoto={setPhoto} />
          <div className="qc-row">
            {wrong.size === 0 ? (
              <BigButton isMain onPress={() => confirm('passed')}>
                {tools.say(FIRST_RESULTS.passed)}
              </BigButton>
            ) : (
              <BigButton isMain onPress={() => confirm('remarks')}>
                {tools.say(FIRST_RESULTS.remarks)}
              </BigButton>
            )}
            <BigButton onPress={() => confirm('refused')}>{tools.say(FIRST_RESULTS.refused)}</BigButton>
            <BigButton onPress={() => choose(null)}>{say('返回', 'Back')}</BigButton>
          </div>
        </div>
      )}
    </>
  );
}
