import type { SharePictureProps } from '@selvedge/sdk/page';
import { useEffect, useRef, useState } from 'react';
import { saveFile } from '../../parts/saveFile.ts';
import { t } from '../words.ts';
import { ErrorNote } from './ErrorNote.tsx';
import './share-picture.css';

/** A picture drawn on this device, to be sent on by the phone's own way of sharing, or saved. */
export function SharePicture({ name, width, height, draw, label }: SharePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen == null) return;
    pen.clearRect(0, 0, width, height);
    draw(pen);
  }, [draw, width, height]);
  const trying = async (work: (file: File) => Promise<void> | void): Promise<void> => {
    try {
      const picture = await pngOf(canvas.current);
      await work(new File([picture], `${name}.png`, { type: picture.type }));
      setError(null);
    } catch (cause) {
      // Whoever closes the list of apps to share with has changed his mind.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) setError(cause);
    }
  };
  return (
    <div className="part-share">
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={label}
        data-testid="picture"
      />
      <div className="part-buttons">
        {canShare() && (
          <button
            type="button"
            className="part-button part-main"
            onClick={() => void trying((file) => navigator.share({ files: [file], title: name }))}
          >
            {t('page:picture.share')}
          </button>
        )}
        <button
          type="button"
          className={canShare() ? 'part-button' : 'part-button part-main'}
          onClick={() => void trying((file) => saveFile(file.name, file))}
          data-testid="picture-save"
        >
          {t('page:picture.save')}
        </button>
      </div>
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}

/** Whether this device can hand on pictures. */
function canShare(): boolean {
  const file = new File([''], 'a.png', { type: 'image/png' });
  return 'canShare' in navigator && navigator.canShare({ files: [file] });
}

const pngOf = (canvas: HTMLCanvasElement | null): Promise<Blob> =>
  new Promise((resolve, reject) => {
    if (canvas === null) return reject(new Error(t('page:picture.none')));
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error(t('page:picture.none')));
      else resolve(blob);
    }, 'image/png');
  });
