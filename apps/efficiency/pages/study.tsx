import { useEffect, useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageProps, Place, Tabs } from '@selvedge/sdk/page';
import type { Bench } from './parts/answers.ts';
import { EMPTY } from './parts/draft.ts';
import { HeldStudies } from './parts/HeldStudies.tsx';
import { Result } from './parts/Result.tsx';
import { Setup } from './parts/Setup.tsx';
import { STYLES } from './parts/styles.ts';
import { useDraft } from './parts/useDraft.ts';
import { Watch } from './parts/Watch.tsx';

type Stage = 'setup' | 'watch' | 'result';

interface Last {
  readonly id: string;
  readonly title: string;
  readonly sam: string | null;
  readonly state: 'kept' | 'answered' | 'undone';
}

/** A time study with one thumb: what, the watch, the result. It works without a network and survives a closed browser. */
export default function StudyPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [bench, setBench] = useState<Bench | null>(null);
  const [draft, change] = useDraft();
  const [stage, setStage] = useState<Stage>(draft.operation === '' ? 'setup' : 'watch');
  const [last, setLast] = useState<Last | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    tools.kept<Bench>('bench').then(({ answer }) => setBench(answer), setError);
  }, [tools]);
  useEffect(
    () =>
      tools.onAnswered(({ action, input }, answer) => {
        if (action !== 'takeStudy') return;
        setLast((known) =>
          known === null || known.id !== input['id'] || known.state === 'undone'
            ? known
            : // The shape is the promise of this app’s own action.
              { ...known, state: 'answered', sam: (answer as { sam: string }).sam },
        );
      }),
    [tools],
  );
  const order = bench?.orders.find((one) => one.order === draft.order);
  const operation = order?.operations.find(({ code }) => code === draft.operation);
  const title = operation === undefined ? '' : `${operation.code} ${operation.title}`;

  async function keep(): Promise<void> {
    if (order === undefined || operation === undefined) return;
    const id = crypto.randomUUID();
    try {
      await tools.later(
        'takeStudy',
        {
          id,
          style: order.style,
          order: order.order,
          operation: operation.code,
          name: operation.title,
          ...(draft.worker === '' ? {} : { worker: draft.worker }),
          elements: draft.elements.length === 0 ? [say('整个周期', 'Whole cycle')] : draft.elements,
          cycles: draft.cycles.map(({ laps, excluded }) => ({
            laps,
            ...(excluded === null ? {} : { excluded }),
          })),
          pieces: draft.pieces,
          rating: draft.rating,
          allowance: draft.allowance.toFixed(2),
        },
        { subject: id, at: 'at', ahead: 'ahead' },
      );
      setLast({ id, title, sam: null, state: 'kept' });
      change({ ...EMPTY, order: draft.order, allowance: draft.allowance });
      setStage('setup');
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  }

  async function undo(): Promise<void> {
    if (last === null) return;
    await tools.later('dropStudy', { id: last.id }, { subject: last.id });
    setLast({ ...last, state: 'undone' });
  }

  return (
    <>
      <style>{STYLES}</style>
      <Place>{title === '' ? say('测时', 'Time study') : title}</Place>
      {error !== null && <ErrorNote error={error} />}
      {last !== null && stage === 'setup' && (
        <Answer
          mood={last.state === 'undone' ? 'look' : 'good'}
          id={`${last.id} ${last.state}`}
          isSilent={last.state === 'answered'}
          text={
            last.state === 'undone'
              ? say('已撤销', 'Taken back')
              : last.sam === null
                ? say('已记在本机', 'Kept on this device')
                : say(`标准工时 ${Number(last.sam).toFixed(3)} 分`, `SAM ${Number(last.sam).toFixed(3)} min`)
          }
          note={last.title}
        >
          {last.state !== 'undone' && <BigButton onPress={undo}>{say('撤销', 'Undo')}</BigButton>}
        </Answer>
      )}
      <HeldStudies tools={tools} />
      <Tabs
        tabs={[
          { key: 'setup', title: say('测什么', 'What') },
          { key: 'watch', title: say('秒表', 'Watch') },
          { key: 'result', title: say('结果', 'Result'), count: draft.cycles.length },
        ]}
        value={stage}
        onChange={setStage}
        label={say('步骤', 'Step')}
      />
      {bench !== null && stage === 'setup' && (
        <Setup
          tools={tools}
          bench={bench}
          draft={draft}
          onChange={change}
          onReady={() => setStage('watch')}
        />
      )}
      {stage !== 'setup' && operation === undefined && (
        <p className="ef-note">{say('先选订单和工序。', 'Choose the order and the operation first.')}</p>
      )}
      {stage === 'watch' && operation !== undefined && (
        <Watch tools={tools} draft={draft} onChange={change} />
      )}
      {stage === 'result' && order !== undefined && operation !== undefined && (
        <Result tools={tools} order={order} draft={draft} onChange={change} onKeep={keep} />
      )}
    </>
  );
}
