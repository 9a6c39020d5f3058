/**
 * Modules that a page shares with the shell: one React for all of them, where a page stands alone Preact, so these are the
 * names that both have. Each is a small module that hands on what the shell
 * has put into `globalThis.selvedge`.
 */
const REACT = [
  'Children',
  'Component',
  'Fragment',
  'PureComponent',
  'StrictMode',
  'Suspense',
  'cloneElement',
  'createContext',
  'createElement',
  'createRef',
  'forwardRef',
  'isValidElement',
  'lazy',
  'memo',
  'startTransition',
  'use',
  'useCallback',
  'useContext',
  'useDebugValue',
  'useDeferredValue',
  'useEffect',
  'useEffectEvent',
  'useId',
  'useImperativeHandle',
  'useInsertionEffect',
  'useLayoutEffect',
  'useMemo',
  'useReducer',
  'useRef',
  'useState',
  'useSyncExternalStore',
  'useTransition',
  'version',
];

/** Parts of the shell's own; their types are in @selvedge/sdk/page. */
export const PARTS = [
  'Answer',
  'BigButton',
  'BigNumber',
  'Bottom',
  'DataTable',
  'Empty',
  'ErrorNote',
  'ExcelButton',
  'FilterBar',
  'Form',
  'HeatMap',
  'HourChart',
  'Money',
  'Numbers',
  'Pareto',
  'Place',
  'QrCode',
  'Quantity',
  'Scanner',
  'SearchBox',
  'SharePicture',
  'Slot',
  'SmallMultiples',
  'State',
  'Tabs',
  'Tile',
  'TimeLine',
  'Trend',
  'Yamazumi',
  'useFilter',
  'useView',
];

const handing = (part: string, names: readonly string[]): string =>
  `const shared = globalThis.selvedge.${part};\nexport default shared;\nexport const { ${names.join(', ')} } = shared;\n`;

/** Specifier → its source. */
export const SHARED: Readonly<Record<string, string>> = {
  react: handing('react', REACT),
  '@selvedge/sdk/page': handing('parts', PARTS),
  'react/jsx-runtime': handing('jsx', ['Fragment', 'jsx', 'jsxs']),
};
