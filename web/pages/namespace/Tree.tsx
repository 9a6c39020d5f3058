import { isUnder } from '@selvedge/sdk/connector';
import { useRef, type KeyboardEvent } from 'react';
import { Branch } from './Branch.tsx';
import { useOpenBranches } from './useOpenBranches.ts';

interface Props {
  chosen: string;
  label: string;
  onChoose: (path: string) => void;
}

/** A tree that is fetched branch by branch. Arrow keys walk, Enter chooses. */
export function Tree({ chosen, label, onChoose }: Props) {
  const root = useRef<HTMLUListElement>(null);
  const { open, toggle } = useOpenBranches(chosen);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const item = items[at];
    const path = item?.dataset['path'];
    if (item === undefined || path === undefined) return;
    const isOpen = item.getAttribute('aria-expanded');
    const focus = (next: HTMLElement | undefined): void => next?.focus();
    const keys: Record<string, () => void> = {
      ArrowDown: () => focus(items[at + 1]),
      ArrowUp: () => focus(items[at - 1]),
      Home: () => focus(items[0]),
      End: () => focus(items.at(-1)),
      ArrowRight: () => (isOpen === 'false' ? toggle(path) : focus(items[at + 1])),
      ArrowLeft: () =>
        isOpen === 'true'
          ? toggle(path)
          : focus(items.findLast((each, index) => index < at && isUnder(path, each.dataset['path'] ?? '\0'))),
      Enter: () => onChoose(path),
      ' ': () => onChoose(path),
    };
    const deed = keys[event.key];
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  };
  return (
    <ul ref={root} role="tree" aria-label={label} className="tree" onKeyDown={onKeyDown} data-testid="tree">
      <Branch path="" depth={0} open={open} chosen={chosen} toggle={toggle} onChoose={onChoose} />
    </ul>
  );
}
