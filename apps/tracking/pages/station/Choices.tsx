import { useState } from 'react';
import { BigButton, type PageTools } from '@selvedge/sdk/page';
import type { Choice } from './answers.ts';

interface ChoicesProps {
  readonly tools: PageTools;
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onDone: (operations: readonly string[]) => void | Promise<unknown>;
  readonly onCancel: () => void;
}

/** Which operations were sewn: one touch for one, several for 连做. */
export function Choices({ tools, title, choices, onDone, onCancel }: ChoicesProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (operation: string) => (): void =>
    setChosen((known) =>
      known.includes(operation) ? known.filter((one) => one !== operation) : [...known, operation],
    );
  return (
    <section data-testid="choices">
      <h2 className="scan-title">{title}</h2>
      <div className="scan-choices">
        {choices.map(({ operation, title: name, remaining }) => (
          <button
            key={operation}
            type="button"
            className="part-button"
            aria-pressed={chosen.includes(operation)}
            onClick={toggle(operation)}
          >
            <span>
              {operation} {name}
            </span>
            <span>
              {remaining} {tools.say({ zh: '件', en: 'pcs' })}
            </span>
          </button>
        ))}
        <BigButton
          isMain
          isDisabled={chosen.length === 0}
          // In the order of the bulletin, however they were touched.
          onPress={() =>
            onDone(choices.map(({ operation }) => operation).filter((one) => chosen.includes(one)))
          }
        >
          {tools.say({ zh: '报工', en: 'Book' })}
        </BigButton>
        <BigButton onPress={onCancel}>{tools.say({ zh: '返回', en: 'Back' })}</BigButton>
      </div>
    </section>
  );
}
