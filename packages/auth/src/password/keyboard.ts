/** Walks on a QWERTY keyboard: "asdf", "1q2w3e4r", "!@#$%". */

const rows = ['`1234567890-=', 'qwertyuiop[]\\', "asdfghjkl;'", 'zxcvbnm,./'];
const shifted = ['~!@#$%^&*()_+', 'QWERTYUIOP{}|', 'ASDFGHJKL:"', 'ZXCVBNM<>?'];

interface Key {
  readonly row: number;
  /** In quarter keys from the left: each row stands a little further right than the one above. */
  readonly x: number;
}

const rowOffsets = [0, 6, 7, 9];

const keys = new Map<string, Key>();
for (const layer of [rows, shifted]) {
  for (const [row, text] of layer.entries()) {
    for (const [column, character] of [...text].entries()) {
      keys.set(character.toLowerCase(), { row, x: column * 4 + (rowOffsets[row] ?? 0) });
    }
  }
}

type Direction = 'along' | 'down' | 'up' | 'still';

/** The way from one key to a neighbour; null when they are not neighbours. */
function direction(from: string | undefined, to: string | undefined): Direction | null {
  const a = keys.get(from ?? '');
  const b = keys.get(to ?? '');
  if (!a || !b || Math.abs(a.row - b.row) > 1 || Math.abs(a.x - b.x) > 4) return null;
  if (a.row !== b.row) return a.row < b.row ? 'down' : 'up';
  return a.x === b.x ? 'still' : 'along';
}

function walkLength(characters: readonly string[], start: number, allowed: readonly Direction[]): number {
  let length = 1;
  for (;;) {
    const way = direction(characters[start + length - 1], characters[start + length]);
    if (!way || !allowed.includes(way)) return length;
    length += 1;
  }
}

/** Steps that make a walk, and the length from which it is one: short words such as "tree" are neighbours too. */
const walks: readonly { readonly allowed: readonly Direction[]; readonly atLeast: number }[] = [
  { allowed: ['along'], atLeast: 4 },
  { allowed: ['down'], atLeast: 3 },
  { allowed: ['up'], atLeast: 3 },
  { allowed: ['along', 'down', 'up', 'still'], atLeast: 6 },
];

/** How many characters from `start` on are a walk; 0 when there is none. */
export function keyboardWalkLength(characters: readonly string[], start: number): number {
  const lengths = walks.map(({ allowed, atLeast }) => {
    const length = walkLength(characters, start, allowed);
    return length >= atLeast ? length : 0;
  });
  return Math.max(...lengths);
}
