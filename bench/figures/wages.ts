import { type Bench, type Figure, median } from '../figure.ts';
import { fillMonth, MONTH, RECORDS, WORKERS } from '../wages/month.ts';
import { type WagesHouse, wagesHouse } from '../wages/house.ts';

const ROUNDS = 5;

/** A month of pay closed: every record read, priced, put on a payslip, frozen. */
export const wages: Bench = {
  name: 'wages',
  isLong: true,
  async run() {
    const house = await wagesHouse(() => Date.parse('2026-11-02T02:00:00Z'));
    try {
      await fillMonth(house);
      return await closing(house);
    } finally {
      await house.close();
    }
  },
};

export async function closing({ api, bare }: WagesHouse): Promise<Figure[]> {
  const ask = (verb: string, name: string, input: object): Promise<unknown> =>
    verb === 'GET'
      ? api.call('GET', `/apps/wages/views/${name}?input=${encodeURIComponent(JSON.stringify(input))}`)
      : api.call('POST', `/apps/wages/actions/${name}`, input);
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const [aggregates, payrolls]: [number[], number[]] = [[], []];
  await ask('POST', 'checkMonth', { month: MONTH });
  // As much memory as the platform takes for it.
  await bare.query(`set work_mem = '64MB'`);
  for (let round = 0; round < ROUNDS; round += 1) {
    aggregates.push(await timed(() => bare.query(AGGREGATE)));
    payrolls.push(await timed(() => ask('GET', 'payroll', { month: MONTH })));
  }
  const locked = await timed(() => ask('POST', 'lockMonth', { month: MONTH, acceptWarnings: true }));
  const { rows } = await bare.query<{ pieces: string; amount: string }>(EXPECTED);
  const slips = await bare.query<{ workers: string; pieces: string; amount: string }>(
    `select count(*) as workers, sum(pieces) as pieces, sum(piece_pay) as amount from app_wages.payslip where month = $1`,
    [MONTH],
  );
  const [{ workers, pieces, amount }] = slips.rows;
  if (Number(workers) !== WORKERS || pieces !== rows[0].pieces)
    throw new Error(`${workers} payslips with ${pieces} pieces; the records have ${rows[0].pieces}.`);
  // Each payslip's own part is told to the fen.
  if (Math.abs(Number(amount) - Number(rows[0].amount) / 100) > WORKERS / 2)
    throw new Error(`The payslips pay ${amount} fen, the records are worth ${rows[0].amount}.`);
  const baseline = { what: 'the bare SQL aggregate of the same rows', value: median(aggregates) };
  const records = `${RECORDS / 1e6} million records of ${WORKERS} workers`;
  const figure = (name: string, value: number): Figure => ({
    name: `${name}, ${records}`,
    value,
    unit: 'ms',
    baseline,
    ratio: value / baseline.value,
    goal: { atMost: 3 },
  });
  return [
    figure('payroll of a month', median(payrolls)),
    figure('month locked with its payslips', locked),
    { name: `month locked in seconds, ${records}`, value: locked / 1000, unit: 's', goal: { atMost: 5 } },
  ];
}

const AGGREGATE = `
  select count(*) from (
    select worker, "order", operation, size, colour, day, sum(quantity) from app_tracking.record
    where deleted_at is null and day between '2026-10-01' and '2026-10-31' group by 1, 2, 3, 4, 5, 6) sums`;

/** In SQL alone: every record at the price of its day. */
const EXPECTED = `
  with prices as (
    select "order", operation, price, coalesce(since, '-infinity') as since,
      lead(since, 1, 'infinity') over (partition by "order", operation order by since nulls first) as until
    from app_wages.price where deleted_at is null
  )
  select sum(quantity) as pieces, sum(quantity * price) as amount
  from app_tracking.record r join prices p
    on p."order" = r."order" and p.operation = r.operation and p.since <= r.day and r.day < p.until
  where r.deleted_at is null`;
