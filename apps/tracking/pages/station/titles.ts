import type { PageTools } from '@selvedge/sdk/page';
import type { Shown } from './answers.ts';

/** The bundle as people call it; before the server has said its number, the end of its code. */
export function titleOf({ answer, code }: Shown, tools: PageTools): string {
  const bundle = answer?.bundle ?? null;
  if (bundle === null) return tools.say({ zh: `菲票 …${code.slice(-4)}`, en: `ticket …${code.slice(-4)}` });
  const pieces = answer?.pieces ?? 0;
  return tools.say({ zh: `${bundle.number} 扎 · ${pieces} 件`, en: `${bundle.number} · ${pieces} pcs` });
}
