import type { BigButtonProps } from '@selvedge/sdk/page';
import { useState } from 'react';

/** For thumbs and gloves. While what it does is under way it cannot be pressed again. */
export function BigButton({ children, onPress, isMain = false, isDisabled = false }: BigButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    try {
      await onPress();
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className={isMain ? 'part-button part-main' : 'part-button'}
      disabled={isDisabled || isBusy}
      aria-busy={isBusy}
      onClick={() => void press()}
    >
      {children}
    </button>
  );
}
