/** The vector divided by its Euclidean length; a vector of zeros stays as it is. */
export function unitVector(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? [...vector] : vector.map((component) => component / length);
}
