import type { DrawnLine } from './pane.ts';

interface Paper {
  readonly ground: string;
  readonly text: string;
  readonly font: string;
}

/** Puts the panes' canvases under a title and a legend: one picture, as PNG. */
export function pictureOf(
  canvases: readonly HTMLCanvasElement[],
  title: string,
  lines: readonly DrawnLine[],
  paper: Paper,
): Promise<Blob> {
  const ratio = devicePixelRatio;
  const width = Math.max(...canvases.map((canvas) => canvas.width));
  const head = (36 + 22 * lines.length) * ratio;
  const sheet = document.createElement('canvas');
  const margin = 16 * ratio;
  sheet.width = width + 2 * margin;
  sheet.height = head + canvases.reduce((sum, canvas) => sum + canvas.height, 0) + 2 * margin;
  const context = sheet.getContext('2d');
  if (context === null) return Promise.reject(new Error('no 2d context'));
  context.fillStyle = paper.ground;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = paper.text;
  context.font = `600 ${16 * ratio}px ${paper.font}`;
  context.textBaseline = 'top';
  context.fillText(title, margin, margin);
  context.font = `${12 * ratio}px ${paper.font}`;
  lines.forEach((line, index) => {
    const y = margin + (30 + 22 * index) * ratio;
    context.fillStyle = line.colour;
    context.fillRect(margin, y + 5 * ratio, 18 * ratio, 3 * ratio);
    context.fillStyle = paper.text;
    context.fillText(line.name, margin + 26 * ratio, y);
  });
  let y = head + margin;
  for (const canvas of canvases) {
    context.drawImage(canvas, margin, y);
    y += canvas.height;
  }
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}
