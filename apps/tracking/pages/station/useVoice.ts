import { useEffect, useRef, useState } from 'react';
import type { PageTools } from '@selvedge/sdk/page';
import type { Shown } from './answers.ts';
import { titleOf } from './titles.ts';

const KEPT = 'tracking.voice';

interface Voice {
  /** This device can speak. */
  readonly isThere: boolean;
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** Reads the answer to each scan aloud, where somebody wished for it; remembered on this device. */
export function useVoice(tools: PageTools, latest: Shown | undefined): Voice {
  const [isOn, setOn] = useState(() => localStorage.getItem(KEPT) === 'on');
  const isThere = 'speechSynthesis' in globalThis;
  const heard = useRef('');
  const words = latest === undefined || latest.answer === null ? '' : sentenceOf(latest, tools);
  const key = `${latest?.id ?? ''} ${words}`;
  useEffect(() => {
    if (!isOn || !isThere || words === '' || heard.current === key) return;
    heard.current = key;
    speechSynthesis.cancel();
    const said = new SpeechSynthesisUtterance(words);
    said.lang = tools.language === 'zh' ? 'zh-CN' : 'en-US';
    speechSynthesis.speak(said);
  }, [isOn, isThere, words, key, tools]);
  return {
    isThere,
    isOn,
    toggle(): void {
      localStorage.setItem(KEPT, isOn ? 'off' : 'on');
      if (isOn && isThere) speechSynthesis.cancel();
      setOn(!isOn);
    },
  };
}

const sentenceOf = (shown: Shown, tools: PageTools): string =>
  shown.answer !== null && shown.answer.pieces > 0
    ? `${titleOf(shown, tools)} ${shown.answer.booked.map(({ title }) => title).join('，')}`
    : tools.say(shown.answer?.sentence ?? { zh: '', en: '' });
