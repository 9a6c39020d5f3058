import { Answer, BigButton, type PageTools } from '@selvedge/sdk/page';
import type { Shown } from './answers.ts';
import { moodOf } from './moods.ts';
import { titleOf } from './titles.ts';

interface LatestProps {
  readonly tools: PageTools;
  readonly scan: Shown;
  readonly onChoose: () => void;
  readonly onUndo: () => void | Promise<unknown>;
  readonly onRest: () => void | Promise<unknown>;
  readonly onDispute: () => void | Promise<unknown>;
  /** The tickets of other parts are shown next. */
  readonly onJoin: () => void;
}

/** The one big answer to the last scan, and what may be done next. */
export function Latest({ tools, scan, onChoose, onUndo, onRest, onDispute, onJoin }: LatestProps) {
  const { answer, state, reason, id } = scan;
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (state === 'kept')
    return (
      <Answer
        mood="good"
        id={`${id} kept`}
        text={titleOf(scan, tools)}
        note={say('已记在本机，马上上报。', 'Kept on this device, on its way.')}
      />
    );
  if (answer === null) return <Answer mood="bad" id={id} text={titleOf(scan, tools)} note={reason ?? ''} />;
  const isGood = answer.pieces > 0;
  const others = answer.by.map(({ name, pieces }) => `${name} ${pieces}`).join('、');
  return (
    <Answer
      mood={moodOf(scan)}
      id={id}
      text={isGood ? titleOf(scan, tools) : tools.say(answer.sentence)}
      note={[
        isGood ? answer.booked.map(({ title }) => title).join('、') : '',
        answer.answer === 'done' ? '' : isGood ? tools.say(answer.sentence) : '',
        !isGood && others !== '' ? others : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {answer.answer === 'choose' && (
        <BigButton isMain onPress={onChoose}>
          {say('选工序', 'Choose the operation')}
        </BigButton>
      )}
      {answer.answer === 'claimed' && (
        <>
          {answer.remaining > 0 && (
            <BigButton isMain onPress={onRest}>
              {say(`报剩下 ${answer.remaining} 件`, `Book the ${answer.remaining} left`)}
            </BigButton>
          )}
          <BigButton onPress={onDispute}>{say('不对，找组长', 'Not right: ask the leader')}</BigButton>
        </>
      )}
      {(answer.answer === 'wrong-part' || answer.answer === 'parts-missing') && (
        <BigButton isMain onPress={onJoin}>
          {say('扫要拼的部位', 'Scan the other part')}
        </BigButton>
      )}
      {isGood && answer.next.length > 0 && answer.answer === 'done' && (
        <BigButton onPress={onChoose}>{say('连做下道', 'Next operation too')}</BigButton>
      )}
      {answer.booked.length > 0 && <BigButton onPress={onUndo}>{say('撤销', 'Undo')}</BigButton>}
    </Answer>
  );
}
