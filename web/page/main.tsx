import { createRoot } from 'react-dom/client';
import { firstLanguage } from '../i18n/language.ts';
import '../theme/tokens.css';
import '../theme/base.css';
import './page.css';
import { codeAt } from './code.ts';
import { keptPage } from './kept.ts';
import { Alone } from './Alone.tsx';
import { addressOf, type PageAddress } from './opened.ts';
import { openPage } from './opening.ts';
import { startWords } from './words.ts';

const element = document.getElementById('root');
const address = addressOf(location.pathname);
if (element === null) throw new Error('This document has no place for a page.');
const language = firstLanguage();
/** `/link/{code}`: for somebody without a login. */
const link = /^\/link\/([\w-]+)\/?$/.exec(location.pathname)?.[1] ?? null;
startWords(language);
const root = createRoot(element);
if (link !== null)
  void import('./guest/GuestPage.tsx').then(({ GuestPage }) =>
    root.render(<GuestPage link={link} language={language} />),
  );
else if (address === null) throw new Error('This document opens pages of apps only.');
else openAlone(address);

/** Begins the shell, whose files the document knows. */
function openDesk(): void {
  const files = document.querySelector<HTMLTemplateElement>('#desk');
  if (files !== null) document.head.append(files.content);
  // While developing there is one build for both.
  else if (import.meta.env.DEV) void import('../main.tsx');
}

function openAlone(at: PageAddress): void {
  const asked = openPage(at, language);
  asked.catch(() => undefined);
  const kept = keptPage(at.app, at.name);
  // It runs beside the first drawing.
  if (kept !== null && kept.page.module !== null) codeAt(kept.page.module);
  /** Pages in the shell are opened by it. */
  const toDesk = (): void => {
    root.unmount();
    openDesk();
  };
  root.render(<Alone address={at} language={language} kept={kept} asked={asked} onDesk={toDesk} />);
}
