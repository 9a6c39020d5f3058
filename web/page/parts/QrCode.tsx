import type { QrCodeProps } from '@selvedge/sdk/page';
import { useEffect, useState } from 'react';

interface Drawing {
  readonly side: number;
  readonly path: string;
}

/** Modules around it that stay white: scanners need them. */
const QUIET = 4;

/** As vectors: sharp on paper of any size. */
export function QrCode({ text, size = 160, label = text }: QrCodeProps) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    let isOver = false;
    void draw(text).then((drawn) => {
      if (!isOver) setDrawing(drawn);
    });
    return () => {
      isOver = true;
    };
  }, [text]);
  const side = (drawing?.side ?? 0) + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      className="part-qr"
      width={size}
      height={size}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      data-testid="qr"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      {drawing !== null && <path d={drawing.path} fill="#000" />}
    </svg>
  );
}

async function draw(text: string): Promise<Drawing> {
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!modules.get(y, x)) continue;
      let run = 1;
      while (x + run < size && modules.get(y, x + run)) run++;
      path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  return { side: size, path };
}
