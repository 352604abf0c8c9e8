import { isolate, stripIsolates } from '@repo/i18n';
import { useI18n } from '@repo/i18n/react';
import type { CheckedSentence, Citation } from '@repo/server/types';
import { Figure } from '@repo/ui/figure';
import { StatusChip } from '@repo/ui/status-chip';
import { toUrduDigits } from '@repo/urdu-text/digits';

export interface ExplainedSentenceProps {
  readonly sentence: CheckedSentence;
  /** Empty until the text is complete. */
  readonly citations: readonly Citation[];
  /** What opens a figure, by the id of its fact; a fact that is no figure of the schedule has none. */
  readonly paths: ReadonlyMap<string, string>;
}

export function ExplainedSentence({ sentence, citations, paths }: ExplainedSentenceProps) {
  const { locale, digits, dir, t } = useI18n();
  const shown = (text: string) => {
    const written = locale === 'ur' && digits === 'urdu' ? toUrduDigits(text) : text;
    return locale === 'ur' ? isolate(stripIsolates(written), dir) : written;
  };
  const cited = citations.filter(({ id }) => sentence.citations.includes(id));
  return (
    <div className="flex flex-col gap-1">
      <p>{shown(sentence.text)}</p>
      {cited.length > 0 && (
        <ul className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-ink-soft">
          {cited.map(({ id, label, status }) => {
            const path = paths.get(id);
            return (
              <li key={id} className="flex items-baseline gap-2">
                {path === undefined ? label : <Figure path={path}>{label}</Figure>}
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
