/** Lines over the same steps, each with the height of the drawing at every step. */
export interface CalmPlaceOptions {
  readonly lines: readonly (readonly number[])[];
  /** Where a label would stand at a step. */
  readonly heightAt: (step: number) => number;
  readonly steps: number;
  /** Steps that half a label covers. */
  readonly half: number;
}

/** The step at which a label is farthest from every line. */
export function calmPlace({ lines, heightAt, steps, half }: CalmPlaceOptions): number {
  const reach = Math.min(Math.ceil(half), Math.floor((steps - 1) / 2));
  let best = { step: reach, room: -1 };
  for (let step = reach; step < steps - reach; step += 1) {
    const height = heightAt(step);
    const room = Math.min(
      ...lines.flatMap((line) => line.slice(step - reach, step + reach + 1).map((value) => Math.abs(value - height))),
    );
    if (room > best.room) best = { step, room };
  }
  return best.step;
}
