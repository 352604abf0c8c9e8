const dayMillis = 86_400_000;

/** One of several that are too slow to take all each time: each has its turn, changing at midnight UTC. Throws where there is none. */
export function ofTheDay<T>(all: readonly T[]): T {
  const found = all[Math.floor(Date.now() / dayMillis) % all.length];
  if (found === undefined) throw new Error('There is none to choose from.');
  return found;
}
