import { createContext, useContext } from 'react';

/** Sentences about what is wrong, by path of the field. */
export type Faults = ReadonlyMap<string, string>;

export const FaultContext = createContext<Faults>(new Map());

export const useFaults = (): Faults => useContext(FaultContext);
