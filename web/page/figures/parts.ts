export { FilterBar } from './FilterBar.tsx';
export { HeatMap } from './HeatMap.tsx';
export { Numbers } from './Numbers.tsx';
export { Pareto } from './Pareto.tsx';
export { SmallMultiples } from './SmallMultiples.tsx';
export { Trend } from './Trend.tsx';
export { Yamazumi } from './Yamazumi.tsx';
