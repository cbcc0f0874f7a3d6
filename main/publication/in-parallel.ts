/** Several pieces of work at a time, all at rest before it ends. */

/**
 * Starts nothing new after a failure and waits for what is under way; of all that failed it throws what the foremost item
 * failed for, as if one was done after the other.
 */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  const failures: { index: number; error: unknown }[] = [];
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (failures.length > 0) return;
      try {
        await work(item);
      } catch (error) {
        failures.push({ index, error });
      }
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  const [first] = failures.sort((a, b) => a.index - b.index);
  if (first) throw first.error;
}
