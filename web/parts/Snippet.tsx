import { CopyButton } from './CopyButton.tsx';
import './secret.css';

/** A text to paste elsewhere. */
export function Snippet({ title, text }: { title: string; text: string }) {
  return (
    <section className="snippet">
      <header>
        <span className="muted">{title}</span>
        <CopyButton text={text} />
      </header>
      <pre>{text}</pre>
    </section>
  );
}
