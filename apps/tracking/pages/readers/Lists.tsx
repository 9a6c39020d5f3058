import type { Titles } from '@selvedge/sdk/app';
import { BigButton, Empty, type PageTools } from '@selvedge/sdk/page';
import { clockOf, momentOf } from '../desk/times.ts';
import type { Read, Readers, Tag } from './answers.ts';

const OUTCOMES: Readonly<Record<Read['outcome'], Titles>> = {
  'signed-in': { zh: '上工', en: 'signed in' },
  seen: { zh: '路过', en: 'seen' },
  booked: { zh: '✓ 报上', en: '✓ booked' },
  again: { zh: '已报过', en: 'booked before' },
  held: { zh: '▲ 等组长定', en: '▲ held' },
  refused: { zh: '不算', en: 'refused' },
};
const WAYS: Readonly<Record<Read['way'], Titles | null>> = {
  read: null,
  in: { zh: '进站', en: 'in' },
  out: { zh: '出站', en: 'out' },
};
const LATE_MS = 60_000;

const joined = (...words: readonly (string | null)[]): string => words.filter(Boolean).join(' · ');

/** What was read last, and what became of it. */
export function Reads({ reads, tools }: { readonly reads: readonly Read[]; readonly tools: PageTools }) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (reads.length === 0) return <Empty why={say('还没读到标签。', 'No tag was read yet.')} />;
  return (
    <ul className="readers-list" data-testid="reads">
      {reads.map((read) => {
        const way = WAYS[read.way];
        const isLate = Date.parse(read.heardAt) - Date.parse(read.at) > LATE_MS;
        return (
          <li key={read.id} data-outcome={read.outcome}>
            <span>
              {joined(read.tag, read.bundleNumber, read.workerName)}
              <small>
                {joined(
                  read.name ?? read.thing,
                  way === null ? null : tools.say(way),
                  read.orderNumber,
                  read.outcome === 'held' && read.said !== null ? tools.say(read.said) : null,
                  isLate
                    ? say(
                        `${momentOf(read.heardAt, tools)} 才收到`,
                        `came in at ${momentOf(read.heardAt, tools)}`,
                      )
                    : null,
                )}
              </small>
            </span>
            <b>
              {tools.say(OUTCOMES[read.outcome])}
              {read.pieces > 0 && ` ${read.pieces}`}
            </b>
            <small>{clockOf(read.at, tools)}</small>
          </li>
        );
      })}
    </ul>
  );
}

interface UnboundProps {
  readonly tags: Readers['unbound'];
  readonly tools: PageTools;
  readonly onBind: (tag: string) => void;
}

/** Tags that were read and stand for nothing: binding one books what was read. */
export function Unbound({ tags, tools, onBind }: UnboundProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (tags.length === 0)
    return <Empty why={say('读到的标签都绑了。', 'Every tag that was read is bound.')} />;
  return (
    <ul className="readers-list" data-testid="unbound">
      {tags.map(({ tag, at, name, times }) => (
        <li key={tag}>
          <span>
            {tag}
            <small>{joined(name, momentOf(at, tools))}</small>
          </span>
          <b>{say(`${times} 次`, `${times}×`)}</b>
          <BigButton isMain onPress={() => onBind(tag)}>
            {say('绑定', 'Bind')}
          </BigButton>
        </li>
      ))}
    </ul>
  );
}

interface BoundProps {
  readonly tags: readonly Tag[];
  readonly tools: PageTools;
  readonly onFree: (tag: string) => Promise<void>;
}

/** What tags stand for now. */
export function Bound({ tags, tools, onFree }: BoundProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (tags.length === 0) return <Empty why={say('没有绑定的标签。', 'No tag is bound.')} />;
  return (
    <ul className="readers-list" data-testid="bound">
      {tags.map(({ tag, bundleNumber, orderNumber, pieces, workerName, from, isOver }) => (
        <li key={tag}>
          <span>
            {tag}
            <small>
              {joined(
                workerName,
                bundleNumber === null ? null : say(`${bundleNumber} 扎`, `bundle ${bundleNumber}`),
                orderNumber,
                pieces === null ? null : say(`${pieces} 件`, `${pieces} pcs`),
                momentOf(from, tools),
              )}
            </small>
          </span>
          <b>{isOver ? say('可再用', 'free to use') : ''}</b>
          <BigButton onPress={() => onFree(tag)}>{say('解绑', 'Free')}</BigButton>
        </li>
      ))}
    </ul>
  );
}
