import { type ActionContext, invalid, type NewOf } from '@selvedge/sdk/app';
import { sendingBack } from '../contract.ts';
import { finding } from '../entities/finding.ts';
import type { FAULTS } from '../fields/words.ts';
import type { Grade } from '../rules/sampling.ts';
import { t } from '../words.ts';
import type { Sewn } from './bundle.ts';
import { type DefectWord, defectWords } from './dictionary.ts';

type NewFinding = NewOf<typeof finding>;

/** What a finding has in common with its check. */
type Of = Pick<
  NewFinding,
  'kind' | 'inspection' | 'order' | 'orderNumber' | 'team' | 'bundle' | 'at' | 'day' | 'person'
>;

interface Wish extends Pick<NewFinding, 'code' | 'quantity' | 'drawing' | 'side' | 'x' | 'y' | 'note'> {
  readonly operation: string | null;
  readonly worker: string | null;
  /** null = as it is usual: a sewing defect of a known bundle and operation goes back. */
  readonly back: boolean | null;
  readonly fault: keyof typeof FAULTS | null;
}

interface Found {
  readonly byGrade: Readonly<Record<Grade, number>>;
  readonly sentBack: number;
  /** Pieces that were to be sent back. */
  readonly wished: number;
  /** Stores them as those of a check. */
  readonly keep: (check: string) => Promise<void>;
}

/** Names what was found, and sends back what can be. @throws input.invalid for a defect that is in no dictionary */
export async function found(
  ctx: ActionContext,
  of: Of,
  { wishes, sewn, photo }: { wishes: readonly Wish[]; sewn: readonly Sewn[]; photo: string | null },
): Promise<Found> {
  const words = wishes.length === 0 ? [] : await defectWords(ctx);
  const byGrade: Record<Grade, number> = { critical: 0, major: 0, minor: 0 };
  const rows: Omit<NewFinding, 'check'>[] = [];
  let [sentBack, wished] = [0, 0];
  for (const [at, { back, fault, ...wish }] of wishes.entries()) {
    const word = words.find(({ code }) => code === wish.code);
    if (word === undefined)
      throw invalid({
        path: `findings.${at}.code`,
        message: t(`没有疵病 ${wish.code}。`, `There is no defect ${wish.code}.`),
      });
    byGrade[word.grade] += wish.quantity;
    const worker = wish.worker ?? sewn.find(({ operation }) => operation === wish.operation)?.worker ?? null;
    const goes = isBack({ back, word, wish, of });
    const { pieces: own, record: rework } = goes
      ? await sendBack(ctx, { ...of, ...wish, worker, fault, word })
      : NOBODY;
    wished += goes ? wish.quantity : 0;
    sentBack += own;
    rows.push({
      ...of,
      ...wish,
      worker,
      name: word.title.zh,
      grade: word.grade,
      defectKind: word.kind,
      photo: at === 0 ? photo : null,
      sentBack: own,
      rework,
    });
  }
  return {
    byGrade,
    sentBack,
    wished,
    async keep(check) {
      if (rows.length > 0) await ctx.records(finding).addAll(rows.map((row) => ({ ...row, check })));
    },
  };
}

interface Question {
  readonly back: boolean | null;
  readonly word: DefectWord;
  readonly wish: Pick<Wish, 'operation'>;
  readonly of: Pick<Of, 'bundle'>;
}

const isBack = ({ back, word, wish, of }: Question): boolean =>
  of.bundle != null && wish.operation !== null && (back ?? word.kind === 'sewing');

interface Back extends Pick<Wish, 'quantity' | 'operation' | 'worker' | 'fault'> {
  readonly bundle?: string | null;
  readonly word: DefectWord;
}

interface Sent {
  readonly pieces: number;
  /** Of the app that knows what was sewn. */
  readonly record: string | null;
}

const NOBODY: Sent = { pieces: 0, record: null };

async function sendBack(ctx: ActionContext, wish: Back): Promise<Sent> {
  const { bundle, operation, quantity, worker, fault, word } = wish;
  if (bundle == null || operation === null) return NOBODY;
  const answers = await ctx.consult(sendingBack, {
    bundle,
    operation,
    pieces: quantity,
    worker,
    fault: fault ?? 'own',
    reason: word.title.zh,
  });
  return answers.find(({ answer }) => answer.pieces > 0)?.answer ?? NOBODY;
}
