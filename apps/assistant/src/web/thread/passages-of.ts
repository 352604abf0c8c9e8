import type { CitedPassage } from '../../wire/finding.ts';
import type { Message } from '../shapes.ts';

/** What a message cites, in the order of its numbers. */
export function passagesOf({ findings }: Pick<Message, 'findings'>): readonly CitedPassage[] {
  return findings.flatMap((finding) => (finding.kind === 'passages' ? finding.passages : []));
}
