import type { Bench } from '../figure.ts';
import { calling } from '../records/calling.ts';
import { recordsHouse } from '../records/house.ts';
import { importing } from '../records/importing.ts';
import { listing } from '../records/listing.ts';

/** Records of an app: added, acted on, read from a file, listed out of a million. */
export const records: Bench = {
  name: 'records',
  isLong: true,
  async run() {
    const house = await recordsHouse();
    try {
      return [...(await calling(house)), ...(await importing(house)), ...(await listing(house))];
    } finally {
      await house.close();
    }
  },
};
