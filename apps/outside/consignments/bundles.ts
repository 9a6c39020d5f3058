import { invalid, type ViewContext } from '@selvedge/sdk/app';
import { bundles, readTicket, tickets } from '@selvedge/contracts/cutting';
import { consignment } from '../entities/consignment.ts';
import { movement } from '../entities/movement.ts';
import { t } from '../words.ts';

/** A bundle as it may be sent. */
export interface SentBundle {
  readonly id: string;
  readonly number: string;
  readonly order: string;
  readonly colour: string;
  readonly size: string;
  readonly quantity: number;
  readonly state: string;
  /** Pieces of it that are outside now, and on which consignment. */
  readonly outside: number;
  readonly at: string | null;
  readonly isVoid: boolean;
}

/** What was scanned or typed, in the order given; each bundle once. @throws input.invalid for what is no live ticket of the order */
export async function bundlesOf(
  { sql }: Pick<ViewContext, 'sql'>,
  order: string,
  codes: readonly string[],
): Promise<SentBundle[]> {
  const found = new Map<string, SentBundle>();
  for (const [index, written] of codes.entries()) {
    const read = readTicket(written);
    const [code, number] = 'code' in read ? [read.code, null] : [null, read.number];
    const [one] = await sql<SentBundle>`
      select b.id, b.number, b."order", b.colour, b.size, b.quantity, b.state, coalesce(x.is_void, false) as "isVoid",
        coalesce((select sum(case when m.kind = 'out' then m.pieces else -m.pieces end) from ${movement} m
          where m.bundle = b.id and m.deleted_at is null), 0)::int as outside,
        (select c.number from ${movement} m join ${consignment} c on c.id = m.consignment
          where m.bundle = b.id and m.deleted_at is null order by m.created_at desc limit 1) as at
      from ${bundles} b left join ${tickets} x on x.bundle = b.id and x.code = ${code}
      where case when ${code}::text is null then b.number = ${number} and b."order" = ${order}::uuid else x.code is not null end
      limit 1`;
    const refuse = (zh: string, en: string): never => {
      throw invalid({ path: `codes.${index}`, message: t(`${written}：${zh}`, `${written}: ${en}`) });
    };
    if (one === undefined) refuse('这一单没有这扎', 'this order has no such bundle');
    if (one.order !== order) refuse('是别的订单的菲票', 'a ticket of another order');
    if (one.state !== 'live' || one.isVoid) refuse('已作废', 'is void');
    if (one.outside > 0)
      refuse(`还在外面（${one.at ?? ''}）`, `${one.outside} pieces are outside already (${one.at ?? ''})`);
    found.set(one.id, one);
  }
  return [...found.values()];
}
