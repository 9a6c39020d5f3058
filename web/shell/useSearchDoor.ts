import { useEffect, useState } from 'react';

/** Ctrl K (⌘ K) opens the search from anywhere. */
export function useSearchDoor() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) };
}
