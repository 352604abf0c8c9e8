import { type FocusEvent, useCallback, useState } from 'react';

export interface TouchedPlaces {
  /** Handlers for an element around all places. */
  readonly handlers: {
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
  /** Where the person is now. */
  readonly current: string | null;
  readonly wasLeft: (place: string) => boolean;
}

/** Which places (`data-place`) of a form a person has left: until then an empty one is no mistake. */
export function useTouchedPlaces(): TouchedPlaces {
  const [current, setCurrent] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const onFocus = useCallback((event: FocusEvent) => setCurrent(placeOf(event.target)), []);
  const onBlur = useCallback((event: FocusEvent) => {
    const place = placeOf(event.target);
    setCurrent(null);
    if (place !== null) setLeft((before) => (before.has(place) ? before : new Set(before).add(place)));
  }, []);
  return { handlers: { onFocus, onBlur }, current, wasLeft: (place) => left.has(place) };
}

function placeOf(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-place]')?.getAttribute('data-place') ?? null) : null;
}
