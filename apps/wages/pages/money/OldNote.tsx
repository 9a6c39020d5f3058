import type { PageTools } from '@selvedge/sdk/page';

/** The server cannot be asked: what is shown is as of then. */
export function OldNote({ tools, at }: { tools: PageTools; at: number }) {
  const time = new Intl.DateTimeFormat(tools.language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: tools.timeZone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return (
    <p className="money-note" data-testid="old">
      {tools.say({ zh: `没有网络，这是 ${time} 的数。`, en: `Offline; figures as of ${time}.` })}
    </p>
  );
}
