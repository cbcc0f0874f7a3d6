/** What a suite of a standard or of the field gives back when the project is held against it. */

export interface SuiteResult {
  name: string;
  passed: number;
  total: number;
  /** The cases that did not pass, by name. */
  failed: string[];
}

/** Null where the suite's data is not at hand. */
export type Suite = (sharedDir: string) => Promise<SuiteResult[] | null>;
