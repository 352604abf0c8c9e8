import { useI18n } from '@repo/i18n/react';
import type { CheckedSentence, Citation } from '@repo/server/types';
import { Figure } from '@repo/ui/figure';
import { StatusChip } from '@repo/ui/status-chip';
import { ToldText } from '@repo/ui/told-text';

export interface ToldSentenceProps {
  readonly sentence: CheckedSentence;
  /** Empty until the text is complete. */
  readonly citations: readonly Citation[];
  /** What opens a figure, by the id of its fact; null for a fact that is not explained on this screen. */
  readonly pathOf: (id: string) => string | null;
}

export function ToldSentence({ sentence, citations, pathOf }: ToldSentenceProps) {
  const { t } = useI18n();
  const cited = citations.filter(({ id }) => sentence.citations.includes(id));
  return (
    <div className="flex flex-col gap-1">
      <p>
        <ToldText>{sentence.text}</ToldText>
      </p>
      {cited.length > 0 && (
        <ul className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-ink-soft">
          {cited.map(({ id, label, status }) => {
            const path = pathOf(id);
            return (
              <li key={id} className="flex items-baseline gap-2">
                {path === null ? label : <Figure path={path}>{label}</Figure>}
                {(status === 'unverified' || status === 'secondary') && (
                  <StatusChip tone="attention">{t(`ui.fact.status.${status}`)}</StatusChip>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
