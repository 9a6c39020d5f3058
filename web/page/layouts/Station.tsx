import type { LayoutProps } from './layout.ts';
import { usePage } from '../context.ts';
import { Online } from './Online.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { useAwake } from './useAwake.ts';
import './station.css';

/** A phone or tablet in a worker's hand: head, one task, buttons under the thumb. */
export function Station({ children, onPlace, onBottom }: LayoutProps) {
  const { opened, tools } = usePage();
  useAwake();
  return (
    <div className="station" data-testid="station">
      <header className="station-head">
        <div className="station-place">
          <strong>{tools.say(opened.page.title)}</strong>
          <span ref={onPlace} />
        </div>
        <Online />
      </header>
      <SignInAgain />
      <main className="station-task">{children}</main>
      <footer className="station-foot" ref={onBottom} />
    </div>
  );
}
