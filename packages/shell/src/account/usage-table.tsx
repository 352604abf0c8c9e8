/** Who or what used a meter in a month, by member, app or model. */
import { useMessages } from '@repo/i18n/react';
import { type Column, DataTable } from '@repo/ui/data-table';
import type { UsageLine, UsageMeter } from './usage.ts';
import { type UsageGroup, type UsageParty, usageGroups } from './usage-groups.ts';

export interface UsageTableProps {
  readonly meter: UsageMeter;
  readonly lines: readonly UsageLine[];
  readonly by: UsageParty;
}

export function UsageTable({ meter, lines, by }: UsageTableProps) {
  const { t, format, locale } = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const groups = usageGroups(lines, by);
  const total = groups.reduce((sum, { units }) => sum + units, 0n);
  const counted = lines.reduce((sum, line) => sum + BigInt(line.counted), 0n);
  const nameOf = ({ key, line }: UsageGroup): string => {
    if (by === 'vertical') return line.vertical.name[locale];
    if (by === 'model') return key ?? t('billing.usage.no-model');
    return line.member?.name ?? t('billing.usage.member-gone');
  };
  const columns: readonly Column<UsageGroup>[] = [
    {
      id: 'name',
      header: t(`billing.usage.${by}`),
      cell: (group) => <bdi>{nameOf(group)}</bdi>,
      rowHeader: true,
      footer: t('billing.usage.total'),
    },
    {
      id: 'times',
      header: t('billing.usage.times'),
      cell: ({ times }) => format.number(times),
      numeric: true,
      footer: format.number(groups.reduce((sum, { times }) => sum + times, 0)),
    },
    {
      id: 'units',
      header: meter.unit[locale],
      cell: ({ units }) => format.number(units),
      numeric: true,
      footer: format.number(total),
    },
  ];
  return (
    <DataTable
      caption={meter.label[locale]}
      captionHidden
      columns={columns}
      rows={groups}
      rowKey={({ key }) => key ?? ''}
      note={counted > 0n && t('billing.usage.counted', { units: format.number(counted) })}
    />
  );
}
