import type { PageTools, SheetColumn } from '@selvedge/sdk/page';
import type { FlowOrder, FlowStep } from './answers.ts';

export type Choice = 'all' | 'late' | 'stuck' | 'begun';

/** The operation before which most pieces wait; the first one waits for the floor, not for anybody. null = nothing piles up */
export function bottleneckOf({ operations, cut }: Pick<FlowOrder, 'operations' | 'cut'>): FlowStep | null {
  const [worst] = operations.slice(1).toSorted((one, other) => other.waiting - one.waiting);
  // Less than a tenth of the order is the flow itself.
  return worst !== undefined && worst.waiting > 0 && worst.waiting * 10 >= cut ? worst : null;
}

/** @param today as the org's clocks have it, 2026-11-30 */
export function fits(order: FlowOrder, search: string, choice: Choice, today: string): boolean {
  const wanted = search.trim().toLowerCase();
  const words = [order.number, order.styleNumber, ...order.operations.map(({ title }) => title)];
  if (wanted !== '' && !words.some((word) => word.toLowerCase().includes(wanted))) return false;
  if (choice === 'late') return order.due !== null && order.due < today;
  if (choice === 'stuck') return bottleneckOf(order) !== null;
  if (choice === 'begun') return order.operations.some(({ done }) => done > 0);
  return true;
}

/** A row an operation: what a spreadsheet can sum and pivot. */
export function sheetOf({ language }: PageTools): SheetColumn<FlowOrder & { readonly at: FlowStep }>[] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  return [
    { title: say('单号', 'Order'), value: ({ number }) => number },
    { title: say('款号', 'Style'), value: ({ styleNumber }) => styleNumber },
    { title: say('交期', 'Due'), value: ({ due }) => due },
    { title: say('订单数', 'Ordered'), value: ({ ordered }) => ordered },
    { title: say('裁出', 'Cut'), value: ({ cut }) => cut },
    { title: say('完成', 'Finished'), value: ({ finished }) => finished },
    { title: say('工序号', 'No.'), value: ({ at }) => at.code },
    { title: say('工序', 'Operation'), value: ({ at }) => at.title },
    { title: say('已做', 'Done'), value: ({ at }) => at.done },
    { title: say('等着', 'Waiting'), value: ({ at }) => at.waiting },
  ];
}
