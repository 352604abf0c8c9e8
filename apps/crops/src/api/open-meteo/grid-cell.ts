/** The place that is asked about: its cell, so that neighbours share one answer and nobody's field is told to a provider. */

export interface CellCentre {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** Tenths of a degree, about 11 km: the mesh of the finer global models. */
const cellsPerDegree = 10;

export function gridCell({ latitudeDeg, longitudeDeg }: CellCentre): CellCentre {
  return { latitudeDeg: rounded(latitudeDeg), longitudeDeg: rounded(longitudeDeg) };
}

export function sameCell(one: CellCentre, other: CellCentre): boolean {
  const [a, b] = [gridCell(one), gridCell(other)];
  return a.latitudeDeg === b.latitudeDeg && a.longitudeDeg === b.longitudeDeg;
}

function rounded(degrees: number): number {
  // Adding 0 makes -0 a 0.
  return Math.round(degrees * cellsPerDegree) / cellsPerDegree + 0;
}
