import { useState } from 'react';
import { BigButton, ErrorNote, type PageTools, QrCode } from '@selvedge/sdk/page';
import type { Owed } from './answers.ts';

interface LinkBoxProps {
  readonly tools: PageTools;
  readonly row: Owed;
  readonly onDone: () => Promise<void>;
}

/** The partner's link: made, shown once as text and QR, closed. */
export function LinkBox({ tools, row: { consignment, linkUntil, price }, onDone }: LinkBoxProps) {
  const [address, setAddress] = useState<string | null>(null);
  const [showPrice, setShowPrice] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const run = (work: () => Promise<void>) => async (): Promise<void> => {
    try {
      await work();
      setError(null);
      await onDone();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const make = run(async () => {
    const { path } = await tools.act<{ path: string }>('shareConsignment', { consignment, showPrice });
    setAddress(`${location.origin}${path}`);
  });
  const close = run(async () => {
    await tools.act('closeConsignmentLink', { consignment });
    setAddress(null);
  });
  return (
    <div className="out-field">
      {price !== undefined && (
        <div className="out-checks">
          <label>
            <input
              type="checkbox"
              checked={showPrice}
              onChange={(event) => setShowPrice(event.target.checked)}
            />
            {say('让对方看到单价', 'He sees the price')}
          </label>
        </div>
      )}
      <div className="out-actions">
        <BigButton onPress={make}>
          {linkUntil === null
            ? say('发链接给对方确认', 'Link for the partner')
            : say('换一个链接', 'Another link')}
        </BigButton>
        {linkUntil !== null && <BigButton onPress={close}>{say('收回链接', 'Close the link')}</BigButton>}
      </div>
      {address !== null && (
        <div className="out-link">
          <QrCode text={address} size={180} label={say('对方的链接', 'The partner’s link')} />
          <code data-testid="link">{address}</code>
          <span>
            {say(
              '只显示这一次。发给对方，不用登录就能确认。',
              'Shown this once. Send it on: no login is needed.',
            )}
          </span>
          <BigButton onPress={() => navigator.clipboard.writeText(address)}>{say('复制', 'Copy')}</BigButton>
        </div>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
