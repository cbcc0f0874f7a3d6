/** What follows from an object is worked out once, and kept as long as the object is there. */

/** `make` for an object that was not asked for before, its last answer for one that was: `rest` must follow from the object too. */
export function byObject<K extends object, R extends unknown[], V>(
  make: (key: K, ...rest: R) => V & ({} | null),
): (key: K, ...rest: R) => V {
  const known = new WeakMap<K, V>();
  return (key, ...rest) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key, ...rest);
    known.set(key, made);
    return made;
  };
}
