import { useEffect, useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';

interface LooseProps {
  readonly tools: PageTools;
  readonly order: string;
  readonly mayTie: boolean;
  readonly onDone: () => Promise<void>;
}

interface Untied {
  readonly lines: readonly { readonly colour: string; readonly sizes: Readonly<Record<string, number>> }[];
  readonly sizes: readonly string[];
  readonly bundleSize: number;
  readonly bare: readonly string[];
}

const MOST_AT_ONCE = 2000;

/** Pieces of an order, tied by count and given their tickets at once, without a cut plan. */
export function Loose({ tools, order, mayTie, onDone }: LooseProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [untied, setUntied] = useState<Untied | null>(null);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [size, setSize] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    tools.view<Untied>('untied', { order }).then(setUntied, setError);
  }, [tools, order]);
  if (untied === null) return error === null ? null : <ErrorNote error={error} />;
  const written = (colour: string, at: string, left: number): string =>
    typed.get(`${colour} ${at}`) ?? String(left);
  const lines = untied.lines
    .map(({ colour, sizes }) => ({
      colour,
      sizes: Object.fromEntries(
        Object.entries(sizes)
          .map(([at, left]) => [at, Number(written(colour, at, left))] as const)
          .filter(([, pieces]) => pieces > 0),
      ),
    }))
    .filter((line) => Object.keys(line.sizes).length > 0);
  const pieces = lines.reduce(
    (sum, line) => sum + Object.values(line.sizes).reduce((all, one) => all + one, 0),
    0,
  );
  const each = size === '' ? untied.bundleSize : Number(size);
  const make = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const tied =
        pieces === 0
          ? []
          : (
              await tools.act<{ bundles: readonly { readonly bundle: string }[] }>('tieOpening', {
                order,
                lines,
                bundleSize: each,
              })
            ).bundles.map(({ bundle }) => bundle);
      const all = [...untied.bare, ...tied];
      for (let at = 0; at < all.length; at += MOST_AT_ONCE)
        await tools.act('printTickets', { bundles: all.slice(at, at + MOST_AT_ONCE) });
      setTyped(new Map());
      setUntied(await tools.view<Untied>('untied', { order }));
      await onDone();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsBusy(false);
    }
  };
  const isLeft = untied.lines.some(({ sizes }) => Object.values(sizes).some((left) => left > 0));
  if (!isLeft && untied.bare.length === 0) return null;
  return (
    <section className="tickets-note tickets-loose" data-testid="loose">
      {mayTie && isLeft && (
        <>
          <p>
            {say(
              '没有床次也能出菲票：填要分扎的件数（已填订单还没分扎的）。',
              'Tickets without a bed: the pieces to tie (filled in: what of the order is not tied yet).',
            )}
          </p>
          <table>
            <thead>
              <tr>
                <th>{say('颜色', 'Colour')}</th>
                {untied.sizes.map((one) => (
                  <th key={one}>{one}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {untied.lines.map(({ colour, sizes }) => (
                <tr key={colour}>
                  <th>{colour}</th>
                  {untied.sizes.map((one) => (
                    <td key={one}>
                      {sizes[one] !== undefined && (
                        <input
                          inputMode="numeric"
                          aria-label={`${colour} ${one}`}
                          value={written(colour, one, sizes[one])}
                          onChange={({ target }) =>
                            setTyped(
                              new Map(typed).set(
                                `${colour} ${one}`,
                                target.value.normalize('NFKC').replaceAll(/\D/g, ''),
                              ),
                            )
                          }
                        />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <label>
            {say('每扎', 'In a bundle')}{' '}
            <input
              inputMode="numeric"
              value={size === '' ? String(untied.bundleSize) : size}
              onChange={({ target }) => setSize(target.value.replaceAll(/\D/g, ''))}
              data-testid="loose-size"
            />{' '}
            {say('件', 'pieces')}
          </label>
        </>
      )}
      {error !== null && <ErrorNote error={error} />}
      <BigButton
        isMain
        isDisabled={isBusy || (pieces === 0 && untied.bare.length === 0) || each < 1}
        onPress={make}
      >
        {pieces > 0 && mayTie
          ? say(`${pieces} 件分扎，出菲票`, `Tie ${pieces} pieces, make tickets`)
          : say(`${untied.bare.length} 扎出菲票`, `Tickets for ${untied.bare.length} bundles`)}
      </BigButton>
    </section>
  );
}
