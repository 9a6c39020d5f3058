import { useEffect, useMemo, useState } from 'react';
import { ErrorNote, type PageTools } from '@selvedge/sdk/page';

interface PhotoButtonProps {
  readonly tools: PageTools;
  readonly photo: Blob | null;
  readonly onPhoto: (photo: Blob | null) => void;
}

/** A photo by the phone's camera, made small here before it goes anywhere. */
export function PhotoButton({ tools, photo, onPhoto }: PhotoButtonProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const address = useMemo(() => (photo === null ? null : URL.createObjectURL(photo)), [photo]);
  useEffect(
    () => () => {
      if (address !== null) URL.revokeObjectURL(address);
    },
    [address],
  );
  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setIsBusy(true);
    try {
      onPhoto(await tools.photo(file));
      setError(null);
    } catch (cause) {
      onPhoto(null);
      setError(cause);
    }
    setIsBusy(false);
  }
  return (
    <div className="qc-photo">
      <label className="part-button">
        {isBusy
          ? say('正在缩小…', 'Making it smaller…')
          : photo === null
            ? say('拍照', 'Photo')
            : say('重拍', 'Another photo')}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
          data-testid="photo"
        />
      </label>
      {address !== null && (
        <>
          <img src={address} alt={say('照片', 'Photo')} data-testid="photo-kept" />
          <button type="button" className="part-button" onClick={() => onPhoto(null)}>
            {say('不要照片', 'No photo')}
          </button>
        </>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
