import { reply } from '@selvedge/sdk/app';
import { inspection } from './entities/inspection.ts';
import type { INSPECTION_STATES } from './fields/words.ts';
import { lotsForOwner } from './inquiries.ts';

interface Row {
  readonly inspection: string;
  readonly order: string;
  readonly orderNumber: string;
  readonly lot: number;
  readonly state: keyof typeof INSPECTION_STATES;
  readonly day: string;
}

export const answerLots = reply(lotsForOwner, async (ctx, { since }) => ({
  lots: await ctx.sql<Row>`
    select id as inspection, "order", order_number as "orderNumber", lot, state, day::text as day from ${inspection}
    where deleted_at is null and day >= ${since}::date order by day desc limit 2000`,
}));
