import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { useState } from 'react';
import type { FieldInputs } from '../../wire/inputs.ts';
import type { Entry } from '../../wire/stored.ts';
import { depthText } from './depth.ts';
import { entryDepthText } from './staying.ts';
import { useWithdrawEntry } from './use-entries.ts';

const shownAtFirst = 5;

export interface EntryListProps {
  readonly entries: readonly Entry[];
  readonly inputs: FieldInputs;
}

/** The entries, the last day first. Those before sowing are kept and say that the balance begins after them. */
export function EntryList({ entries, inputs }: EntryListProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const withdraw = useWithdrawEntry();
  const [all, setAll] = useState(false);
  const sorted = [...entries].reverse();
  if (sorted.length === 0) return <p className="text-ink-soft">{t('crops.ledger.empty')}</p>;
  return (
    <div>
      <ul aria-label={t('crops.ledger.list')} className="flex flex-col border-t border-line">
        {sorted.slice(0, all ? undefined : shownAtFirst).map((entry) => (
          <li key={entry.id} className="flex items-center justify-between gap-4 border-b border-line py-1">
            <span>
              {t(`crops.ledger.${entry.kind}.entry`, {
                date: format.date(entry.date),
                depth: entryDepthText(entry, inputs, i18n),
              })}
              {entry.date < inputs.sowingDate && (
                <span className="block text-sm text-ink-soft">
                  {t('crops.ledger.before-sowing', { date: format.date(inputs.sowingDate) })}
                </span>
              )}
            </span>
            <span className="shrink-0">
              <Button
                tone="quiet"
                size="small"
                icon="undo"
                label={t('crops.ledger.withdraw-of', { date: format.date(entry.date), depth: depthText(entry.depth, i18n) })}
                onPress={() => withdraw(entry)}
              >
                {t('crops.ledger.withdraw')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > shownAtFirst && !all && (
        <Button tone="quiet" size="small" onPress={() => setAll(true)}>
          {t('crops.ledger.all', { n: format.number(sorted.length) })}
        </Button>
      )}
    </div>
  );
}
