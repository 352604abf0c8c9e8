/** A turning arc; stands still under reduced motion. */
export function Spinner() {
  return (
    <svg viewBox="0 0 20 20" className="size-4.5 shrink-0 animate-turn" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="10" cy="10" r="8" strokeWidth="2" opacity="0.3" />
      <path d="M10 2a8 8 0 0 1 8 8" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
