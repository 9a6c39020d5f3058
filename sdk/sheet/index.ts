export { cleaned, dayOf, moneyOf, perIn, quantityOf, type SheetPer } from './cell.ts';
export {
  bareHeading,
  type ColumnWords,
  factIn,
  type Headed,
  type HeadedRow,
  readHeaded,
  type SheetRows,
} from './headed.ts';
export { cellsOfText } from './text-cells.ts';
