import { useRef } from 'react';
import type { PageTools } from '@selvedge/sdk/page';

interface SignatureProps {
  readonly tools: PageTools;
  /** null = it was wiped. */
  readonly onSigned: (picture: Blob | null) => void;
}

const [WIDTH, HEIGHT] = [800, 300];

/** A name written with a finger. */
export function Signature({ tools, onSigned }: SignatureProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDown = useRef(false);
  const draw = (event: React.PointerEvent<HTMLCanvasElement>, isFirst: boolean): void => {
    const pen = canvas.current?.getContext('2d');
    if (pen == null || !isDown.current) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) * WIDTH) / box.width;
    const y = ((event.clientY - box.top) * HEIGHT) / box.height;
    pen.lineWidth = 5;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = '#1e2530';
    if (isFirst) {
      pen.beginPath();
      pen.moveTo(x, y);
    }
    pen.lineTo(x, y);
    pen.stroke();
  };
  return (
    <div className="qc-sign">
      <span className="qc-note">{say('在框里签名', 'Sign in the box')}</span>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        aria-label={say('签名', 'Signature')}
        data-testid="signature"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          isDown.current = true;
          draw(event, true);
        }}
        onPointerMove={(event) => draw(event, false)}
        onPointerUp={() => {
          isDown.current = false;
          canvas.current?.toBlob(onSigned, 'image/png');
        }}
      />
      <button
        type="button"
        className="part-button"
        onClick={() => {
          canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
          onSigned(null);
        }}
      >
        {say('重签', 'Wipe')}
      </button>
    </div>
  );
}
