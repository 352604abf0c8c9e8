import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Pixels below the edge at which the end of a text still counts as seen. */
const nearMost = 24;

export interface StayAtEnd {
  /** Stands where the text ends. */
  readonly end: RefObject<HTMLElement | null>;
  /** Covers the lower edge of the window. */
  readonly cover: RefObject<HTMLTextAreaElement | null>;
}

/** Keeps the end of a growing text in view for a reader who is there; whoever scrolled up stays where they are. */
export function useStayAtEnd(growing: string | null, { end, cover }: StayAtEnd): void {
  const isThere = useRef(false);
  useEffect(() => {
    const note = () => {
      isThere.current = hiddenBelow({ end, cover }) <= nearMost;
    };
    note();
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [end, cover]);
  useLayoutEffect(() => {
    if (growing === null || !isThere.current) return;
    const hidden = hiddenBelow({ end, cover });
    if (hidden > 0) window.scrollBy({ top: hidden, behavior: 'instant' });
  }, [growing, end, cover]);
}

/** Pixels of the text's end that are covered, or below the window. */
function hiddenBelow({ end, cover }: StayAtEnd): number {
  const edge = cover.current?.form?.getBoundingClientRect().top ?? window.innerHeight;
  return (end.current?.getBoundingClientRect().bottom ?? 0) - edge;
}
