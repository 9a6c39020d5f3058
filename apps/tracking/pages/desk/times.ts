import type { PageTools } from '@selvedge/sdk/page';

/** Hours and minutes, on the org's clocks. */
export const clockOf = (at: string | number, { timeZone }: PageTools): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** Day and minute, on the org's clocks: 11-30 14:32. */
export const momentOf = (at: string, { timeZone }: PageTools): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(at))
    .slice(5);

/** How long ago, as a leader says it. */
export function ageOf(hours: number, tools: PageTools): string {
  const days = Math.floor(hours / 24);
  if (days >= 2) return tools.say({ zh: `${days} 天`, en: `${days} days` });
  return hours >= 1
    ? tools.say({ zh: `${Math.floor(hours)} 小时`, en: `${Math.floor(hours)} h` })
    : tools.say({ zh: `${Math.round(hours * 60)} 分钟`, en: `${Math.round(hours * 60)} min` });
}
