import { useEffect, useRef } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]), textarea, select, [role=combobox]'));

/** Keys of a list: `/` searches, `n` adds, `j` and `k` lead through the rows, Enter opens the one that has the focus. */
export function useListKeys({ onNew }: { onNew: () => void }): void {
  const add = useRef(onNew);
  add.current = onNew;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target))
        return;
      if (document.querySelector('.ant-drawer-open, .ant-modal-wrap:not([style*="display: none"])') !== null)
        return;
      if (event.key === '/') document.getElementById('records-search')?.focus();
      else if (event.key === 'n') add.current();
      else if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.record-link')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next =
    rows[at < 0 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
