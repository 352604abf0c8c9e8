import { useEffect, useRef, useState } from 'react';

/** The width that a drawing has, in pixels; null before it is known. */
export function useWidth<Drawn extends Element>() {
  const ref = useRef<Drawn>(null);
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
