/** Brings the control of a place into view and puts the cursor into it. */
export function focusPlace(place: string): void {
  const box = document.querySelector(`[data-place="${CSS.escape(place)}"]`);
  box?.scrollIntoView({ block: 'center' });
  box?.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
}
