interface Found {
  readonly rawValue: string;
}
/** Reads codes out of pictures. */
export interface Detector {
  detect(picture: HTMLVideoElement): Promise<readonly Found[]>;
}
interface DetectorKind {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const FORMATS = ['qr_code', 'code_128', 'code_39', 'ean_13', 'data_matrix'] as const;

const isKind = (value: unknown): value is DetectorKind =>
  typeof value === 'function' && 'getSupportedFormats' in value;

/** The device's own reader, else ours, which is loaded then; from our own server, never from elsewhere. */
export async function openDetector(): Promise<Detector> {
  const own: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (isKind(own)) {
    const supported: readonly string[] = await own.getSupportedFormats().catch(() => []);
    const formats = FORMATS.filter((format) => supported.includes(format));
    if (formats.includes('qr_code')) return new own({ formats });
  }
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  prepareZXingModule({
    overrides: {
      locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path),
    },
  });
  return new BarcodeDetector({ formats: [...FORMATS] });
}
