/** Who or what used a meter in a month: the days as a picture, the sums as a table. */
import type { IsoDate } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import { RadioCards } from '@repo/ui/radio-cards';
import { useState } from 'react';
import type { Usage, UsageLine, UsageMeter } from './usage.ts';
import { UsageByDay } from './usage-by-day.tsx';
import type { UsageParty } from './usage-groups.ts';
import { UsageTable } from './usage-table.tsx';

/** The first is shown at first. */
const parties: Readonly<Record<Usage['scope'], readonly [UsageParty, ...UsageParty[]]>> = {
  organization: ['member', 'vertical', 'model'],
  own: ['vertical', 'model'],
};

export interface UsageOfProps {
  readonly organizationId: string;
  /** Its first day. */
  readonly month: IsoDate;
  readonly scope: Usage['scope'];
  readonly meter: UsageMeter;
  /** Of this meter; not empty. */
  readonly lines: readonly UsageLine[];
}

export function UsageOf({ organizationId, month, scope, meter, lines }: UsageOfProps) {
  const { t } = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const [by, setBy] = useState<UsageParty>(parties[scope][0]);
  return (
    <div className="flex flex-col gap-6">
      <div className="max-w-field print:hidden">
        <RadioCards
          layout="segments"
          label={t('billing.usage.by')}
          value={by}
          onChange={setBy}
          options={parties[scope].map((party) => ({ value: party, label: t(`billing.usage.${party}`) }))}
        />
      </div>
      <UsageByDay organizationId={organizationId} month={month} meter={meter} by={by} />
      <UsageTable meter={meter} lines={lines} by={by} />
    </div>
  );
}
