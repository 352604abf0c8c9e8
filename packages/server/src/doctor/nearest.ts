/** The word among `known` that differs from `word` by at most two letters added, dropped or changed; null when there is none. */
export function nearest(word: string, known: readonly string[]): string | null {
  const upper = word.toUpperCase();
  const ranked = known.map((name) => ({ name, distance: distance(upper, name) })).sort((a, b) => a.distance - b.distance);
  const [first] = ranked;
  return first && first.distance <= 2 ? first.name : null;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...b].entries()) {
      const changed = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
