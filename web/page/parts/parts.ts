import type { PageParts } from '@selvedge/sdk/page';
import { Answer } from './Answer.tsx';
import { BigButton } from './BigButton.tsx';
import { BigNumber } from './BigNumber.tsx';
import { DataTable } from './DataTable.tsx';
import { Empty } from './Empty.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import { Form } from './Form.tsx';
import { Money, Quantity } from './Quantity.tsx';
import { Bottom, Place } from './Places.tsx';
import { QrCode } from './QrCode.tsx';
import { Scanner } from './Scanner.tsx';
import { Slot } from './Slot.tsx';
import { State } from './State.tsx';
import { Tile } from './Tile.tsx';
import './parts.css';

/** What pages of apps get by `@selvedge/sdk/page`. */
export const parts: PageParts = {
  Answer,
  BigButton,
  BigNumber,
  Bottom,
  DataTable,
  Empty,
  ErrorNote,
  Form,
  Money,
  Place,
  QrCode,
  Quantity,
  Scanner,
  Slot,
  State,
  Tile,
};
