import { BigButton, Empty, type PageTools } from '@selvedge/sdk/page';
import { momentOf } from '../desk/times.ts';
import type { Reader } from './answers.ts';

interface PostsProps {
  readonly readers: readonly Reader[];
  readonly tools: PageTools;
  readonly onSetUp: (reader: Reader) => void;
  readonly onSignIn: (reader: Reader) => void;
}

/** Which readers there are, who is signed in, and what they told today. */
export function Posts({ readers, tools, onSetUp, onSignIn }: PostsProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (readers.length === 0)
    return (
      <Empty
        why={say(
          '还没有读写器。先在“设备”里建一台 RFID 读写器或吊挂工位，让它读一个标签，这里就会出现。',
          'No reader yet. Make an RFID reader or a hanger station under “Things” and let it read a tag: it appears here.',
        )}
      />
    );
  return (
    <ul className="readers-posts" data-testid="readers">
      {readers.map((reader) => (
        <li key={reader.thing} data-new={reader.name === null}>
          <h3>{reader.name ?? say('新的读写器', 'A new reader')}</h3>
          <small>{reader.thing}</small>
          <span>
            {reader.isPaused
              ? say('■ 停用：只看，不报工', '■ Paused: only looks on')
              : (reader.operation ?? say('工序按人推断', 'Operation from the worker'))}
          </span>
          <span className="readers-who">{reader.workerName ?? say('没人上工', 'Nobody signed in')}</span>
          <small>
            {say(
              `一天内 ${reader.tags} 个标签，${reader.pieces} 件，待定 ${reader.waiting}`,
              `24 h: ${reader.tags} tags, ${reader.pieces} pcs, ${reader.waiting} held`,
            )}
            {reader.lastAt !== null && ` · ${momentOf(reader.lastAt, tools)}`}
          </small>
          <span className="readers-buttons">
            <BigButton isMain={reader.name === null} onPress={() => onSetUp(reader)}>
              {say('设置', 'Set up')}
            </BigButton>
            <BigButton onPress={() => onSignIn(reader)}>{say('上工', 'Sign in')}</BigButton>
          </span>
        </li>
      ))}
    </ul>
  );
}
