import { useEffect, useRef, useState, type RefObject } from 'react';
import { openDetector } from './detector.ts';

export type CameraState = 'off' | 'starting' | 'reading' | 'refused';

const LOOK_MS = 120;
/** The same code is told again when it was away for so long. */
const AWAY_MS = 2000;

/** Reads codes from the camera while it is on. */
export function useCamera(
  isOn: boolean,
  video: RefObject<HTMLVideoElement | null>,
  onCode: (code: string) => void,
): CameraState {
  const [state, setState] = useState<CameraState>('off');
  const heard = useRef(onCode);
  useEffect(() => {
    heard.current = onCode;
  });
  useEffect(() => {
    if (!isOn) return setState('off');
    let isOver = false;
    let stream: MediaStream | null = null;
    const seen = new Map<string, number>();
    const run = async (): Promise<void> => {
      setState('starting');
      const opened = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 } },
      });
      stream = opened;
      const screen = video.current;
      if (isOver || screen === null) return close(opened);
      screen.srcObject = opened;
      await screen.play();
      const detector = await openDetector();
      setState('reading');
      while (!isOver) {
        if (screen.readyState >= 2)
          for (const { rawValue } of await detector.detect(screen)) {
            const now = performance.now();
            const isNew = now - (seen.get(rawValue) ?? -Infinity) > AWAY_MS;
            seen.set(rawValue, now);
            if (isNew && !isOver) heard.current(rawValue);
          }
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    };
    run().catch(() => {
      if (!isOver) setState('refused');
    });
    return () => {
      isOver = true;
      if (stream !== null) close(stream);
    };
  }, [isOn, video]);
  return state;
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
