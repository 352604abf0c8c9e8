/** A question as it is being typed. */
import { randomUuid } from '@repo/ui/random-uuid';

/** A type, not an interface: drafts are kept as JSON. */
export type AskDraft = {
  readonly text: string;
  /** What was sent last and was not answered yet, with the ids that it went under. */
  readonly sent: { readonly text: string; readonly id: string; readonly conversationId: string };
};

export const emptyDraft: AskDraft = { text: '', sent: { text: '', id: '', conversationId: '' } };

/** Each conversation has its own; so has the one that does not exist yet. */
export const draftKey = (conversationId: string | null) => `assistant.question.1.${conversationId ?? 'new'}`;

/**
 * The ids that a text is sent with. The same text goes again under the same ids, however the first try ended: the server keeps one.
 */
export function attemptOf(draft: AskDraft, text: string, conversationId: string | null): AskDraft['sent'] {
  if (draft.sent.text === text && draft.sent.id !== '') return draft.sent;
  return { text, id: randomUuid(), conversationId: conversationId ?? (draft.sent.conversationId || randomUuid()) };
}
