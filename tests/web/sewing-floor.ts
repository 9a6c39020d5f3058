import { randomUUID } from 'node:crypto';
import { type WebHouse, webHouse } from './house.ts';

const CHAIN = ['people', 'orders', 'cutting', 'tracking'];
const TEAMS = ['一组', '二组', '三组', '四组'];
const STEPS = ['合肩', '上领', '合侧缝', '上袖', '袖口拼接', '卷下摆', '锁眼钉扣', '剪线'];

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

/** Four lines of three, two orders in bundles, and a morning's work with its troubles. */
export interface SewingFloor {
  readonly house: WebHouse;
  readonly teams: readonly string[];
  readonly hands: readonly { readonly worker: string; readonly name: string; readonly number: string }[];
  readonly tickets: readonly { readonly content: string; readonly number: string }[];
  act(app: string, name: string, input: object): Promise<Loose>;
  add(app: string, entity: string, input: object): Promise<Loose>;
  view(app: string, name: string, input?: object): Promise<Loose>;
  /** @param hand whose work it is; the owner books for him */
  book(ticket: number, steps: readonly number[], hand: number, more?: object): Promise<Loose>;
}

export async function sewingFloor(): Promise<SewingFloor> {
  const house = await webHouse({ apps: CHAIN, isBare: true });
  const act = (app: string, name: string, input: object): Promise<Loose> =>
    house.api.call('POST', `/apps/${app}/actions/${name}`, input);
  const add = (app: string, entity: string, input: object): Promise<Loose> =>
    house.api.call('POST', `/apps/${app}/records/${entity}`, input);
  const view = (app: string, name: string, input: object = {}): Promise<Loose> =>
    house.api.call('GET', `/apps/${app}/views/${name}?input=${encodeURIComponent(JSON.stringify(input))}`);
  const code = (at: number): string => String((at + 1) * 10);
  const hands: SewingFloor['hands'][number][] = [];
  const teams: string[] = [];
  for (const [at, name] of TEAMS.entries()) {
    const { id: team } = await add('people', 'team', { name });
    teams.push(team);
    await add('tracking', 'target', { team, from: '2026-01-01', pieces: 400 + at * 50, hours: 10 });
    for (const who of ['陈芳', '李娜', '王秀英'].map((one) => `${one}${at + 1}`)) {
      const number = `G${at + 1}${hands.length % 3}`;
      const { worker } = await act('people', 'hire', { number, name: who, team });
      hands.push({ worker, name: who, number });
    }
  }
  const { id: customer } = await add('orders', 'customer', { name: '海纳服饰' });
  const { id: style } = await add('orders', 'style', { number: 'P2601', name: '翻领短袖' });
  const { styleVersion } = await act('orders', 'reviseStyle', { style });
  const operations = STEPS.map((title, at) => ({
    code: code(at),
    title,
    price: '0.12',
    ...(at === 0 ? { after: [] } : {}),
    isOutput: at === STEPS.length - 1,
  }));
  await act('orders', 'editVersion', { styleVersion, operations });
  await act('orders', 'releaseVersion', { styleVersion });
  const printed: Loose[] = [];
  for (const number of ['A-1023', 'A-1024']) {
    const lines = [
      { colour: '藏青', sizes: { M: 100, L: 60 } },
      { colour: '白', sizes: { M: 40 } },
    ];
    const due = number === 'A-1023' ? '2026-11-02' : '2027-12-20';
    const { order } = await act('orders', 'addOrder', { number, customer, style, due, lines });
    await act('orders', 'release', { order });
    const { bundles } = await act('cutting', 'tieOpening', { order, lines, bundleSize: 20 });
    const made = await act('cutting', 'printTickets', {
      bundles: bundles.map(({ bundle }: Loose) => bundle),
    });
    printed.push(...made.tickets);
  }
  const { tickets } = await view('cutting', 'ticketSheet', { tickets: printed });
  const book: SewingFloor['book'] = (ticket, steps, hand, more = {}) =>
    act('tracking', 'scan', {
      id: randomUUID(),
      code: tickets[ticket].content,
      operations: steps.map(code),
      worker: hands[hand].worker,
      ...more,
    });
  await book(0, [0, 1, 2, 3, 4, 5, 6], 0);
  await book(0, [7], 0);
  await book(1, [0, 1, 2], 1);
  await book(2, [0, 1, 2], 1);
  await book(3, [0, 1, 3], 3);
  await book(4, [0], 4, { good: 12 });
  await book(5, [0, 1], 6);
  await book(6, [0], 9);
  await book(7, [1], 10);
  await act('tracking', 'settle', { code: tickets[4].content, what: 'missing', pieces: 2, reason: '找不到' });
  await house.api.call('POST', '/people', {
    login: 'chen',
    name: '陈芳',
    role: 'worker',
    password: 'a password of chen',
  });
  await act('people', 'linkLogin', { worker: hands[0].worker, login: 'owner' });
  await act('tracking', 'dispute', { code: tickets[1].content, note: '这扎是我做的' });
  await act('tracking', 'callLeader', { kind: 'machine', note: '断线' });
  return { house, teams, hands, tickets, act, add, view, book };
}
