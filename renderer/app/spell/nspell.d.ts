/** The part of nspell that is used. */
declare module "nspell" {
  export interface Spelling {
    correct(word: string): boolean;
    suggest(word: string): string[];
  }
  export default function nspell(dictionary: { aff: string; dic: string }): Spelling;
}
