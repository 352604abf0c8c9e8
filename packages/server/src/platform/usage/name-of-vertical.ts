import type { MountedVertical } from '../../mount.ts';

/** A vertical that is not here any more has its id as its name. */
export function nameOfVertical(id: string, mounted: readonly MountedVertical[]) {
  const name = mounted.find(({ vertical }) => vertical.id === id)?.vertical.name ?? { ur: id, en: id };
  return { ur: name.ur, en: name.en };
}
