import { type Aql, AQLS } from '../rules/plans.ts';
import type { Aqls } from '../rules/sampling.ts';

interface Written {
  readonly critical: string;
  readonly major: string;
  readonly minor: string;
}

const known = (written: string, standard: Aql): Aql => AQLS.find((one) => one === written) ?? standard;

/** AQLs as settings keep them, which is as text. */
export const aqlsOf = ({ critical, major, minor }: Written): Aqls => ({
  critical: critical === '0' ? '0' : known(critical, '0.65'),
  major: known(major, '2.5'),
  minor: known(minor, '4.0'),
});
