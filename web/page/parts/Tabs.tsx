import type { TabsProps } from '@selvedge/sdk/page';
import { useRef } from 'react';
import './tabs.css';

/** One of a few; left and right walk through them. */
export function Tabs<K extends string>({ tabs, value, onChange, label }: TabsProps<K>) {
  const list = useRef<HTMLDivElement>(null);
  const walk = (by: number): void => {
    const at = tabs.findIndex(({ key }) => key === value);
    const next = (at + by + tabs.length) % tabs.length;
    onChange(tabs[next].key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div
      className="part-tabs"
      role="tablist"
      aria-label={label}
      ref={list}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') walk(1);
        if (key === 'ArrowLeft') walk(-1);
      }}
    >
      {tabs.map(({ key, title, count }) => (
        <button
          key={key}
          type="button"
          role="tab"
          aria-selected={key === value}
          tabIndex={key === value ? 0 : -1}
          data-key={key}
          onClick={() => onChange(key)}
        >
          {title}
          {count !== undefined && <small>{count}</small>}
        </button>
      ))}
    </div>
  );
}
