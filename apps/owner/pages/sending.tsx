import { type FormEvent, useEffect, useState } from 'react';
import type { Titles } from '@selvedge/sdk/app';
import { BigButton, ErrorNote, type PageProps, useView } from '@selvedge/sdk/page';
import { saying } from './parts/saying.ts';
import { STYLES } from './parts/styles.ts';
import { deviceName, letIn } from './parts/push.ts';

interface Sending {
  readonly hour: number;
  readonly key: string;
  readonly robots: readonly {
    readonly id: string;
    readonly kind: Kind;
    readonly title: string;
    readonly host: string;
  }[];
  readonly devices: readonly { readonly id: string; readonly title: string; readonly host: string }[];
  readonly letters: readonly {
    readonly id: string;
    readonly to: string;
    readonly title: string;
    readonly state: 'waiting' | 'sent' | 'failed';
    readonly at: string;
    readonly fault: Titles | null;
  }[];
}

type Kind = 'wecom' | 'dingtalk' | 'feishu';
const KINDS: Readonly<Record<Kind, Titles>> = {
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu' },
};
const STATES: Readonly<Record<'waiting' | 'sent' | 'failed', Titles>> = {
  waiting: { zh: '◆ 在发', en: '◆ on its way' },
  sent: { zh: '● 发到了', en: '● sent' },
  failed: { zh: '■ 没发出去', en: '■ failed' },
};
/** How soon a letter on its way is looked at again. */
const SOON_MS = 2000;
const EMPTY = { kind: 'wecom' as Kind, title: '', address: '', secret: '', isElsewhere: false };

/** Where the daily report goes: this phone, robots of groups; what was sent, and why something was not. */
export default function SendingPage({ tools }: PageProps) {
  const { answer, error, again } = useView<Sending>(tools, 'sending', {});
  const [fault, setFault] = useState<unknown>(null);
  const [wish, setWish] = useState(EMPTY);
  const say = saying(tools);
  useEffect(() => {
    if (answer?.letters.some(({ state }) => state === 'waiting') !== true) return;
    const timer = setTimeout(again, SOON_MS);
    return () => clearTimeout(timer);
    // `again` is another each time it is drawn; what was answered is not.
  }, [answer]);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setFault(null);
    } catch (cause) {
      setFault(cause);
    }
    again();
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const { secret, ...facts } = wish;
    void run(async () => {
      await tools.act('addRobot', { ...facts, ...(secret.trim() === '' ? {} : { secret }) });
      setWish(EMPTY);
    });
  };
  const here = (): Promise<void> =>
    run(async () => {
      const given = await letIn(answer?.key ?? '', say);
      await tools.act('addDevice', { title: deviceName(), ...given });
    });
  if (answer === null) return error === null ? null : <ErrorNote error={error} onRetry={again} />;
  return (
    <>
      <style>{STYLES}</style>
      {fault !== null && <ErrorNote error={fault} />}
      <section className="ow-box">
        <h2>{say('几点发', 'At which hour')}</h2>
        <p className="ow-note">
          {answer.hour === 0
            ? say('现在不发。在设置里定一个钟点。', 'Nothing is sent now. Set an hour in the settings.')
            : say(`每天 ${answer.hour} 点。`, `Every day at ${answer.hour}:00.`)}
        </p>
        <div className="ow-links">
          <a className="part-button" href="/apps/owner">
            {say('设置', 'Settings')}
          </a>
          <button
            type="button"
            className="part-button"
            onClick={() => void run(() => tools.act('reportNow', { isSent: true }))}
            data-testid="report-now"
          >
            {say('现在出一份并发出', 'Make one now and send it')}
          </button>
        </div>
      </section>
      <section className="ow-box">
        <h2>{say('手机通知', 'Notices on devices')}</h2>
        <ul className="ow-list">
          {answer.devices.map(({ id, title, host }) => (
            <li key={id} className="ow-row">
              <div>
                <b>{title}</b>
                <button
                  type="button"
                  className="part-button"
                  onClick={() => void run(() => tools.act('dropDevice', { device: id }))}
                >
                  {say('不收了', 'Stop')}
                </button>
              </div>
              <small>{host}</small>
            </li>
          ))}
        </ul>
        <BigButton onPress={here}>{say('让这台手机收日报', 'Send the report to this device')}</BigButton>
      </section>
      <section className="ow-box">
        <h2>{say('群机器人', 'Robots of groups')}</h2>
        <ul className="ow-list">
          {answer.robots.map(({ id, kind, title, host }) => (
            <li key={id} className="ow-row" data-testid="robot">
              <div>
                <b>
                  {tools.say(KINDS[kind])} · {title}
                </b>
                <span className="ow-links">
                  <button
                    type="button"
                    className="part-button"
                    onClick={() => void run(() => tools.act('testSend', { robot: id }))}
                  >
                    {say('试发', 'Test')}
                  </button>
                  <button
                    type="button"
                    className="part-button"
                    onClick={() => void run(() => tools.act('dropRobot', { robot: id }))}
                  >
                    {say('删', 'Remove')}
                  </button>
                </span>
              </div>
              <small>{host}</small>
            </li>
          ))}
        </ul>
        <form className="ow-form" onSubmit={add}>
          <label>
            {say('哪家的', 'Whose')}
            <select
              value={wish.kind}
              onChange={({ target }) => setWish({ ...wish, kind: kindOf(target.value) })}
            >
              {Object.entries(KINDS).map(([kind, words]) => (
                <option key={kind} value={kind}>
                  {tools.say(words)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say('群名', 'Group')}
            <input
              required
              maxLength={60}
              value={wish.title}
              onChange={({ target }) => setWish({ ...wish, title: target.value })}
            />
          </label>
          <label>
            {say('Webhook 地址（存好以后看不到）', 'Webhook address (not shown again)')}
            <input
              required
              type="password"
              autoComplete="off"
              maxLength={1000}
              value={wish.address}
              onChange={({ target }) => setWish({ ...wish, address: target.value })}
            />
          </label>
          {wish.kind !== 'wecom' && (
            <label>
              {say('加签密钥（开了才填）', 'Secret for the signature (where it is on)')}
              <input
                type="password"
                autoComplete="off"
                maxLength={300}
                value={wish.secret}
                onChange={({ target }) => setWish({ ...wish, secret: target.value })}
              />
            </label>
          )}
          <button type="submit" className="part-button">
            {say('加上', 'Add')}
          </button>
        </form>
      </section>
      <section className="ow-box">
        <h2>{say('最近发的', 'Sent lately')}</h2>
        <ul className="ow-list">
          {answer.letters.map(({ id, to, title, state, at, fault: why }) => (
            <li key={id} className="ow-row" data-testid="letter">
              <div>
                <b>
                  {title} → {to}
                </b>
                <span data-mood={state === 'failed' ? 'bad' : undefined}>{tools.say(STATES[state])}</span>
              </div>
              <small>
                {new Intl.DateTimeFormat('sv-SE', {
                  timeZone: tools.timeZone,
                  dateStyle: 'short',
                  timeStyle: 'short',
                }).format(new Date(at))}
              </small>
              {why !== null && <span>{tools.say(why)}</span>}
            </li>
          ))}
          {answer.letters.length === 0 && (
            <li className="ow-note">{say('还没发过。', 'Nothing was sent yet.')}</li>
          )}
        </ul>
      </section>
    </>
  );
}

const kindOf = (written: string): Kind =>
  written === 'dingtalk' || written === 'feishu' ? written : 'wecom';
