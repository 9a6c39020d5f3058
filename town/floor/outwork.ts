import { type Apps, textOf } from '../apps.ts';
import { fraction } from '../model/chance.ts';
import { DAY, dayOf } from '../model/day.ts';
import { dateOf } from '../office/orders.ts';
import { type Outside, STYLES } from '../office/styles.ts';
import type { SewnBundle } from './sewing.ts';
import { AHEAD, type Run } from './team.ts';

const OUTWORK = 25;
/** Shares of bundles of which the partner spoils a piece, or loses one. */
const SPOILT = 0.03;
const LOST = 0.015;

/** What a partner does to an order so far. */
type Stand = 'here' | 'away' | 'back';

/** Cut pieces that go to a printer or an embroiderer and come back before they are sewn. */
export class Outwork {
  readonly #apps: Apps;
  readonly #seed: number;
  readonly #stands = new Map<string, Stand>();
  #partners: ReadonlyMap<string, string> = new Map();
  #settled = '';

  constructor(apps: Apps, seed: number) {
    this.#apps = apps;
    this.#seed = seed;
  }

  async begin(): Promise<void> {
    const known = await this.#apps.list('outside', 'partner', {}, 'name');
    const partners = new Map(known.map((row) => [textOf(row, 'name'), textOf(row, 'id')]));
    for (const { partner: name, kind: work } of STYLES.flatMap(({ outside }) => outside ?? []))
      if (!partners.has(name))
        partners.set(name, await this.#apps.add('outside', 'partner', { name, work, contact: '老陈' }));
    this.#partners = partners;
  }

  /** What is due by now is sent and taken back; a month that is over is settled. */
  async turn(runs: readonly Run[], now: number): Promise<void> {
    for (const run of runs) {
      const { outside } = run.order.style;
      if (outside !== undefined && run.begins - AHEAD <= now) await this.#move(run, outside, now);
    }
    await this.#settle(now);
  }

  async #move(run: Run, outside: Outside, now: number): Promise<void> {
    const { id } = run.floor;
    const stand = this.#stands.get(id) ?? (await this.#standOf(id));
    this.#stands.set(id, stand);
    if (stand === 'here') {
      await this.#send(run, outside);
      this.#stands.set(id, 'away');
    }
    if (stand === 'back' || run.begins > now) return;
    await this.#takeBack(run);
    this.#stands.set(id, 'back');
  }

  async #standOf(order: string): Promise<Stand> {
    const [sent] = await this.#apps.list('outside', 'consignment', { order }, 'serial');
    if (sent === undefined) return 'here';
    const back = await this.#apps.list(
      'outside',
      'movement',
      { consignment: textOf(sent, 'id'), kind: 'good' },
      'createdAt',
    );
    return back.length === 0 ? 'away' : 'back';
  }

  async #send({ order, floor, begins }: Run, { code, kind, partner, price }: Outside): Promise<void> {
    await this.#apps.act('outside', 'send', {
      partner: this.#partners.get(partner),
      order: floor.id,
      work: kind,
      operations: [code],
      price,
      due: dateOf(dayOf(begins)),
      codes: floor.bundles.map(({ number }) => number),
      day: dateOf(dayOf(begins - AHEAD)),
      note: order.style.name,
    });
  }

  async #takeBack({ floor, begins }: Run): Promise<void> {
    const [sent] = await this.#apps.list('outside', 'consignment', { order: floor.id }, 'serial');
    await this.#apps.act('outside', 'takeBack', {
      consignment: textOf(sent, 'id'),
      lines: floor.bundles.map((bundle) => this.#lineOf(bundle)),
      day: dateOf(dayOf(begins)),
    });
  }

  #lineOf({ number, quantity }: SewnBundle) {
    const chance = (what: number): number => fraction(this.#seed, OUTWORK, Number(number) || 0, what);
    const bad = chance(1) < SPOILT ? 1 : 0;
    const short = chance(2) < LOST ? 1 : 0;
    return { bundle: number, good: quantity - bad - short, bad, short };
  }

  /** The statement of the month before, agreed by both, as soon as a month is over. */
  async #settle(now: number): Promise<void> {
    const month = dateOf(dayOf(now)).slice(0, 7);
    if (month === this.#settled) return;
    this.#settled = month;
    const to = dateOf(Math.round(Date.parse(`${month}-01`) / DAY) - 1);
    for (const partner of this.#partners.values()) {
      const known = await this.#apps.list('outside', 'statement', { partner, to }, 'serial');
      const sent = await this.#apps.list('outside', 'consignment', { partner }, 'serial');
      if (known.length > 0 || !sent.some((row) => textOf(row, 'sentOn') <= to)) continue;
      const made = await this.#apps.act('outside', 'makeStatement', {
        partner,
        from: `${to.slice(0, 7)}-01`,
        to,
      });
      const statement = textOf(made, 'statement');
      await this.#apps.act('outside', 'agreeStatement', { statement });
      await this.#apps.act('outside', 'agreeForPartner', { statement, who: '老陈' });
    }
  }
}
