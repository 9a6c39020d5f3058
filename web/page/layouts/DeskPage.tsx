import { usePage } from '../context.ts';
import type { LayoutProps } from './layout.ts';
import { OldNote } from './OldNote.tsx';
import './desk-page.css';

/** In the shell: tables, forms, keyboard. */
export function DeskPage({ children, onPlace, onBottom }: LayoutProps) {
  const { opened, tools } = usePage();
  return (
    <div className="desk-page" data-testid="desk-page">
      <header className="desk-page-head">
        <h1>{tools.say(opened.page.title)}</h1>
        <span ref={onPlace} className="muted" />
      </header>
      <OldNote />
      <div className="desk-page-body">{children}</div>
      <footer className="desk-page-foot" ref={onBottom} />
    </div>
  );
}
