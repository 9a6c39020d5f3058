import { t } from './words.ts';

/** Longer side in pixels: a seam can still be seen on it. */
const SIDE = 1600;
const QUALITY = 0.82;

/** First bytes of pictures: what a file is called says nothing. */
const PICTURES: readonly (readonly [at: number, bytes: readonly number[]])[] = [
  [0, [0xff, 0xd8, 0xff]],
  [0, [0x89, 0x50, 0x4e, 0x47]],
  [0, [0x47, 0x49, 0x46, 0x38]],
  [8, [0x57, 0x45, 0x42, 0x50]],
  [4, [0x66, 0x74, 0x79, 0x70]],
];

/** A photo as it is sent: smaller, JPEG, without place and time. @throws Error with a sentence when it is none */
export async function smallPhoto(file: Blob): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  if (!PICTURES.some(([at, bytes]) => bytes.every((byte, index) => head[at + index] === byte)))
    throw new Error(t('page:photo.none'));
  const picture = await opened(file);
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (small) => (small === null ? reject(new Error(t('page:photo.closed'))) : resolve(small)),
      'image/jpeg',
      QUALITY,
    );
  });
}

async function opened(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch {
    throw new Error(t('page:photo.closed'));
  }
}
