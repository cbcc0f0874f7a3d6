/** Work of an API whose refusals become the contract's coded errors on their way out. */

export interface Coded {
  answer<T>(work: () => Promise<T>): Promise<T>;
  stream<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, void>;
}

/** @param toCoded the coded error of a refusal; anything else as it is */
export const codedBy = (toCoded: (error: unknown) => unknown): Coded => ({
  async answer(work) {
    try {
      return await work();
    } catch (error) {
      throw toCoded(error);
    }
  },
  async *stream(items) {
    try {
      yield* items;
    } catch (error) {
      throw toCoded(error);
    }
  },
});
