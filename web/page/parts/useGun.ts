import { useEffect, useLayoutEffect, useRef } from 'react';
import { GunReader } from './gun.ts';

/** Hears a gun wherever the cursor stands; what it typed into a field is taken out again. */
export function useGun(onCode: (code: string) => void): void {
  const heard = useRef(onCode);
  useEffect(() => {
    heard.current = onCode;
  });
  // Before it is seen: a gun that fires at once must not lose the first letters of its code.
  useLayoutEffect(() => {
    const reader = new GunReader();
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const { key, code: physical, shiftKey, timeStamp: at } = event;
      const code = reader.press({ key, code: physical, shiftKey, at });
      if (code === null) return;
      event.preventDefault();
      event.stopPropagation();
      takeOut(code);
      heard.current(code);
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
}

function takeOut(code: string): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  if (!field.value.endsWith(code)) return;
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  // React hears of a value only when it was set past its own setter.
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(
    field,
    field.value.slice(0, -code.length),
  );
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
