import { useEffect, useRef, useState } from 'react';

/** Whether what scrolls is wider than its window. */
export function useWide<Scrolled extends Element>() {
  const ref = useRef<Scrolled>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth + 1));
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return { ref, wide };
}
