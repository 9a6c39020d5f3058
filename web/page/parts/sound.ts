import type { Mood } from '@selvedge/sdk/page';

/** Frequency in Hz and length in seconds, one after the other; heard apart in a loud room, also by the colour-blind. */
const TONES: Readonly<Record<Mood, readonly (readonly [number, number])[]>> = {
  good: [[1320, 0.12]],
  look: [
    [880, 0.12],
    [880, 0.12],
  ],
  bad: [
    [330, 0.18],
    [220, 0.35],
  ],
};
const VOLUME = 0.25;
let player: AudioContext | null = null;

/** Sounds an answer. Until the page was touched once, browsers keep silent: then nothing is heard. */
export function sound(mood: Mood): void {
  try {
    player ??= new AudioContext();
    if (player.state === 'suspended') void player.resume();
    let at = player.currentTime;
    for (const [frequency, length] of TONES[mood]) {
      const tone = player.createOscillator();
      const volume = player.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(VOLUME, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + length);
      tone.connect(volume).connect(player.destination);
      tone.start(at);
      tone.stop(at + length);
      at += length + 0.05;
    }
    if (mood === 'bad') navigator.vibrate?.([120, 60, 200]);
  } catch {
    // A device without sound: the answer is seen.
  }
}
