/** Kept in the history entry of a conversation that was opened by its first question: whoever asked goes on typing there. */
export const justAsked = { asked: true } as const;

export function wasJustAsked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'asked' in state && state.asked === true;
}
