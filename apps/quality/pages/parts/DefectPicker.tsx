import { useState } from 'react';
import { BigButton, type PageTools, SearchBox } from '@selvedge/sdk/page';
import { DEFECT_KINDS, GRADE_WORDS } from '../../fields/words.ts';
import type { Defect } from './answers.ts';

interface DefectPickerProps {
  readonly tools: PageTools;
  readonly defects: readonly Defect[];
  readonly title: string;
  readonly onPick: (defect: Defect) => void;
  readonly onCancel: () => void;
}

/** So many are shown before somebody asks for all: they fit under a thumb. */
const FEW = 10;

/** What is wrong: the most frequent first, all of them by a word. */
export function DefectPicker({ tools, defects, title, onPick, onCancel }: DefectPickerProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [isAll, setIsAll] = useState(false);
  const [word, setWord] = useState('');
  const wanted = word.trim().toLowerCase();
  const found = defects.filter(({ code, title: name }) =>
    [code, name.zh, name.en].some((one) => one.toLowerCase().includes(wanted)),
  );
  return (
    <section className="qc-picker" data-testid="picker">
      <h2>{title}</h2>
      {isAll && <SearchBox value={word} onChange={setWord} label={say('疵病名、代码', 'Name or code')} />}
      <div className="qc-defects">
        {(isAll ? found : found.slice(0, FEW)).map((defect) => (
          <button
            key={defect.code}
            type="button"
            className="part-button"
            data-grade={defect.grade}
            data-testid={`defect-${defect.code}`}
            onClick={() => onPick(defect)}
          >
            <b>{tools.say(defect.title)}</b>
            <small>
              {tools.say(GRADE_WORDS[defect.grade])} · {tools.say(DEFECT_KINDS[defect.kind])}
            </small>
          </button>
        ))}
      </div>
      <div className="qc-row">
        {!isAll && <BigButton onPress={() => setIsAll(true)}>{say('全部', 'All of them')}</BigButton>}
        <BigButton onPress={onCancel}>{say('返回', 'Back')}</BigButton>
      </div>
    </section>
  );
}
