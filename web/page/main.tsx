import { createRoot } from 'react-dom/client';
import { firstLanguage } from '../i18n/language.ts';
import '../theme/tokens.css';
import '../theme/base.css';
import './page.css';
import { codeAt } from './code.ts';
import { keptPage } from './kept.ts';
import { Alone } from './Alone.tsx';
import { addressOf } from './opened.ts';
import { openPage } from './opening.ts';
import { startWords } from './words.ts';

const element = document.getElementById('root');
const address = addressOf(location.pathname);
if (element === null || address === null) throw new Error('This document opens pages of apps only.');
const language = firstLanguage();
const asked = openPage(address, language);
asked.catch(() => undefined);
const kept = keptPage(address.app, address.name);
// It runs beside the first drawing.
if (kept !== null && kept.page.module !== null) codeAt(kept.page.module);
startWords(language);
const root = createRoot(element);

/** Pages in the shell are opened by it. */
const toDesk = (): void => {
  root.unmount();
  void import('../main.tsx');
};
root.render(<Alone address={address} language={language} kept={kept} asked={asked} onDesk={toDesk} />);
