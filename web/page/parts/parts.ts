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
import { figures } from './figures.tsx';
import { ExcelButton } from './ExcelButton.tsx';
import { HourChart } from './HourChart.tsx';
import { SearchBox } from './SearchBox.tsx';
import { SharePicture } from './SharePicture.tsx';
import { Tabs } from './Tabs.tsx';
import { TimeLine } from './TimeLine.tsx';
import { useView } from './useView.ts';
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
  ExcelButton,
  Form,
  HourChart,
  Money,
  Place,
  QrCode,
  Quantity,
  Scanner,
  SearchBox,
  SharePicture,
  Slot,
  State,
  Tabs,
  Tile,
  TimeLine,
  useView,
  ...figures,
};
