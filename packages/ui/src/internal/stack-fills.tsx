import type { Slot } from './stack-slots.ts';

interface Fill {
  readonly slot: Slot;
  /** A token of the theme. */
  readonly color: string;
  /** Strokes on a grid of 6, over the colour: parts are told apart without it. */
  readonly texture?: string;
}

const all: readonly Fill[] = [
  { slot: 'one', color: 'share-one' },
  { slot: 'two', color: 'share-two', texture: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5' },
  { slot: 'three', color: 'share-three', texture: 'M0 1.5h6M0 4.5h6' },
  { slot: 'four', color: 'share-four', texture: 'M-1 -1L7 7M-1 5L1 7M5 -1L7 1' },
  { slot: 'five', color: 'share-five', texture: 'M1.5 1.5h.01M4.5 4.5h.01' },
  { slot: 'six', color: 'share-six', texture: 'M0 3h6M3 0v6' },
  { slot: 'rest', color: 'share-rest' },
  { slot: 'whole', color: 'brand' },
];

/** The fills of one chart, for its drawing and its legend: `url(#<id><slot>)`. */
export function StackFills({ id }: { readonly id: string }) {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <defs>
        {all.map(({ slot, color, texture }) => (
          <pattern key={slot} id={id + slot} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" style={{ fill: `var(--color-${color})` }} />
            {texture && <path d={texture} className="stack-texture" />}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
