import { createContext, useContext } from 'react';
import type { Api } from '../client/index.ts';

export const ApiContext = createContext<Api | null>(null);

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('There is no API above this component.');
  return api;
}
