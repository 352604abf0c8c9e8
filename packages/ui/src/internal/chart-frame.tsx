import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { Disclosure } from '../disclosure.tsx';

export interface ChartFrameProps {
  readonly title: string;
  readonly table: ReactNode;
  /** The drawing; room is kept for it. */
  readonly children: ReactNode;
}

export function ChartFrame({ title, table, children }: ChartFrameProps) {
  const { t } = useI18n();
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="font-semibold">{title}</figcaption>
      <div className="chart-room">{children}</div>
      <div className="print:hidden">
        <Disclosure title={t('ui.chart.table')}>{table}</Disclosure>
      </div>
    </figure>
  );
}
