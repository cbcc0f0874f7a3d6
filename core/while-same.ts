/** What follows from a long list of which an item or two change: worked out again when they say something else. */

/**
 * `make` for a list; its last answer again where every item is that of the last list, or one that `said` says the same plain
 * values of. `make` must follow from these values, and from the order. The last list is not kept for it, and nobody may change it
 * later.
 */
export function whileSame<T, V>(
  said: (item: T) => unknown,
  make: (items: readonly T[]) => V,
): (items: readonly T[]) => V {
  let last: { items: WeakRef<readonly T[]>; made: V } | null = null;
  const isSame = (a: readonly T[], b: readonly T[]): boolean => {
    if (a.length !== b.length) return false;
    for (let index = 0; index < a.length; index += 1) {
      const [one, other] = [a[index] as T, b[index] as T];
      if (one !== other && JSON.stringify(said(one)) !== JSON.stringify(said(other))) return false;
    }
    return true;
  };
  return (items) => {
    const before = last?.items.deref();
    const made = last && before && isSame(before, items) ? last.made : make(items);
    if (before !== items) last = { items: new WeakRef(items), made };
    return made;
  };
}
