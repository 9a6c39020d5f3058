import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  defaultHighlightStyle,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
  syntaxTree,
} from '@codemirror/language';
import { type Diagnostic, forceLinting, linter, lintGutter } from '@codemirror/lint';
import { EditorState, StateEffect } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';

/** A word that the editor offers, with what it is called. */
export interface Offer {
  readonly code: string;
  readonly title: string;
}

/** Where the server found a fault. */
export interface Marked {
  readonly line: number;
  readonly message: string;
}

export interface RuleEditor {
  /** Puts a text where the cursor is. */
  insert: (text: string) => void;
  put: (code: string) => void;
  offer: (offers: readonly Offer[]) => void;
  mark: (fault: Marked | null) => void;
  destroy: () => void;
}

interface Options {
  readonly parent: HTMLElement;
  readonly code: string;
  readonly label: string;
  /** Said of a place that is no JavaScript. */
  readonly unreadable: string;
  readonly onChange: (code: string) => void;
}

/** The library's colours as those of our cloth, in light and dark. */
const CLOTH: Readonly<Record<string, string>> = {
  '#708': 'var(--indigo)',
  '#a11': 'var(--running)',
  '#e40': 'var(--running)',
  '#164': 'var(--setup)',
  '#219': 'var(--setup)',
  '#940': 'var(--muted)',
};
const colours = HighlightStyle.define(
  defaultHighlightStyle.specs.map((spec) => ({
    ...spec,
    ...('color' in spec ? { color: CLOTH[String(spec['color'])] ?? 'inherit' } : {}),
  })),
);

const look = EditorView.theme({
  '&': { background: 'var(--raised)', color: 'var(--text)', fontSize: '14px' },
  '&.cm-focused': { outline: '2px solid var(--indigo)', outlineOffset: '-1px' },
  '.cm-content': { fontFamily: 'var(--mono)', minHeight: '180px', caretColor: 'var(--text)' },
  '.cm-gutters': { background: 'var(--sunken)', color: 'var(--muted)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': {
    background: 'color-mix(in srgb, var(--indigo-soft) 50%, transparent)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--indigo-soft)',
  },
  '.cm-tooltip': { background: 'var(--raised)', border: '1px solid var(--line-strong)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--indigo-soft)',
    color: 'var(--text)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--rust)' },
});

/** What a person types at the cursor, as one of the words that a rule may name. */
function completing(offers: () => readonly Offer[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/[\w.]*/);
    if (before === null || (before.from === before.to && !context.explicit)) return null;
    return {
      from: before.from,
      validFor: /^[\w.]*$/,
      options: offers().map(({ code, title }) => ({
        label: code,
        detail: title,
        type: 'property',
      })),
    };
  };
}

/** The places that cannot be read as JavaScript, one for each line. */
function unreadable(view: EditorView, message: string): Diagnostic[] {
  const found = new Map<number, Diagnostic>();
  // A rule is the body of a function: a return outside of one is no fault here.
  syntaxTree(view.state).iterate({
    enter: ({ type, from, to }) => {
      if (!type.isError) return;
      const line = view.state.doc.lineAt(from);
      if (!found.has(line.number))
        found.set(line.number, {
          from: Math.min(from, line.to),
          to: Math.max(from, Math.min(to, line.to)),
          severity: 'error',
          message,
        });
    },
  });
  return [...found.values()];
}

/** What the server says of a line. */
function atLine({ state }: EditorView, { line, message }: Marked): Diagnostic {
  const { from, to } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return { from, to, severity: 'error', message };
}

const looking = StateEffect.define();

/** An editor for the few lines of a rule, without React. */
export function openEditor({ parent, code, label, unreadable: words, onChange }: Options): RuleEditor {
  let offers: readonly Offer[] = [];
  let marked: Marked | null = null;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        javascript(),
        syntaxHighlighting(colours),
        autocompletion({ override: [completing(() => offers)] }),
        lintGutter(),
        linter((open) => [...unreadable(open, words), ...(marked === null ? [] : [atLine(open, marked)])], {
          delay: 400,
          needsRefresh: (update) =>
            update.transactions.some(({ effects }) => effects.some((effect) => effect.is(looking))),
        }),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          indentWithTab,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        look,
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          marked = null;
          onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    insert(text) {
      const { from, to } = view.state.selection.main;
      view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } });
      view.focus();
    },
    put(next) {
      if (view.state.doc.toString() === next) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    offer(next) {
      offers = next;
    },
    mark(fault) {
      if (marked === fault) return;
      marked = fault;
      // The linter looks again at once, though not a letter changed.
      view.dispatch({ effects: looking.of(null) });
      forceLinting(view);
    },
    destroy: () => view.destroy(),
  };
}
