import { quantityOf } from '@selvedge/sdk/sheet';
import type { Notebook } from './reading.ts';

/** Compares what a sheet says its sum is with what was read. */
export class SumCheck {
  readonly #notebook: Notebook;
  #agreed = 0;

  constructor(notebook: Notebook) {
    this.#notebook = notebook;
  }

  /** @param written the sheet's own figure; blank says nothing */
  compare(written: string, read: readonly number[], where: readonly [zh: string, en: string]): void {
    const said = quantityOf(written);
    if (written === '' || said === 0) return;
    if (said === null)
      this.#notebook.doubt(
        `${where[0]}合计“${written}”不是数字。`,
        `${where[1]}: the total “${written}” is no number.`,
      );
    else if (read.includes(said)) this.#agreed += 1;
    else
      this.#notebook.doubt(
        `${where[0]}合计写的是 ${said}，逐格相加是 ${read[0]}。`,
        `${where[1]}: the sheet says ${said} in total, its cells add up to ${read[0]}.`,
      );
  }

  conclude(): void {
    if (this.#agreed > 0)
      this.#notebook.see(
        `核对了 ${this.#agreed} 个合计，与明细相符。`,
        `${this.#agreed} totals agree with their cells.`,
      );
  }
}
