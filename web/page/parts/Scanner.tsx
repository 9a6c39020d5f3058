import type { Scan, ScannerProps } from '@selvedge/sdk/page';
import { useRef, useState } from 'react';
import { t } from '../words.ts';
import { useCamera } from './useCamera.ts';
import { useGun } from './useGun.ts';

/** Camera, gun and, when neither reads it, the number by hand. */
export function Scanner({ onScan, hasCamera = true, hasField = true, title }: ScannerProps) {
  const [isOn, setOn] = useState(hasCamera);
  const [typed, setTyped] = useState('');
  const video = useRef<HTMLVideoElement>(null);
  const scanned = (code: string, source: Scan['source']): void => {
    const clean = code.trim();
    if (clean !== '') onScan({ code: clean, source });
  };
  useGun((code) => scanned(code, 'gun'));
  const camera = useCamera(isOn, video, (code) => scanned(code, 'camera'));
  const isSeen = isOn && camera !== 'refused';
  return (
    <section className="part-scanner" data-testid="scanner" data-camera={camera}>
      <div className="part-eye" hidden={!isSeen}>
        <video ref={video} muted playsInline />
        <span>{camera === 'reading' ? (title ?? t('page:scan.aim')) : t('page:scan.starting')}</span>
      </div>
      {!isSeen && (
        <p className="part-gun">
          {title ?? t('page:scan.gun')}
          {camera === 'refused' && <small>{t('page:scan.refused')}</small>}
        </p>
      )}
      {hasField && (
        <form
          className="part-typed"
          onSubmit={(event) => {
            event.preventDefault();
            scanned(typed, 'typed');
            setTyped('');
          }}
        >
          <input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t('page:scan.type')}
            aria-label={t('page:scan.type')}
            autoComplete="off"
            enterKeyHint="done"
          />
          {typed !== '' && (
            <button type="submit" className="part-button">
              {t('page:scan.enter')}
            </button>
          )}
          {hasCamera && typed === '' && (
            <button type="button" className="part-button" onClick={() => setOn(!isSeen)}>
              {isSeen ? t('page:scan.close') : t('page:scan.open')}
            </button>
          )}
        </form>
      )}
    </section>
  );
}
