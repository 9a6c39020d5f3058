/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Reads an answer to its end, telling how many bytes have come, then hands it over. */
export async function saveAnswer(
  name: string,
  answer: Response,
  onProgress?: (bytes: number) => void,
): Promise<void> {
  if (answer.body === null) return saveFile(name, await answer.blob());
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  while (true) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.length;
    onProgress?.(bytes);
  }
  saveFile(name, new Blob(pieces, { type: answer.headers.get('Content-Type') ?? '' }));
}
