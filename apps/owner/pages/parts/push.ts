interface Given {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

type Say = (zh: string, en: string) => string;

/** Asks the person, then the browser; @returns what the house needs to reach it. @throws Error with a sentence to show */
export async function letIn(key: string, say: Say): Promise<Given> {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis))
    throw new Error(
      say(
        '这个浏览器收不了通知。苹果手机先“添加到主屏幕”，再从主屏幕打开。',
        'This browser takes no notices. On an iPhone add the page to the home screen first and open it from there.',
      ),
    );
  if ((await Notification.requestPermission()) !== 'granted')
    throw new Error(
      say(
        '没有得到允许。到浏览器的网站设置里打开“通知”，再点一次。',
        'It was not allowed. Switch on “Notifications” in the settings of this site, then tap again.',
      ),
    );
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' };
}

/** What people call such a device. */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const device =
    ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'Linux'].find((one) => agent.includes(one)) ?? '';
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((one) => agent.includes(one)) ?? '';
  return `${device} ${browser}`.trim() || 'Browser';
}
