import { type ReactNode, useId } from 'react';
import type { Column, RowGroup } from '../data-table.tsx';
import { Icon } from '../icon.tsx';
import { cx } from './cx.ts';

export interface TableGroupProps<Row> {
  readonly group: RowGroup<Row>;
  readonly columns: readonly Column<Row>[];
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A year of a schedule: its head opens and closes it, and carries its sums. */
export function TableGroup<Row>({ group, columns, open, onToggle, children }: TableGroupProps<Row>) {
  const id = useId();
  const firstSummed = columns.findIndex((column) => group.summary?.[column.id] !== undefined);
  const labelSpan = firstSummed === -1 ? columns.length : Math.max(1, firstSummed);
  return (
    <>
      <tbody>
        <tr className="border-b border-line bg-sunken">
          <th scope="rowgroup" colSpan={labelSpan} className="text-start font-semibold">
            <button
              type="button"
              aria-expanded={open}
              aria-controls={id}
              className="touch flex w-full cursor-pointer items-center gap-2 px-3 text-start print:min-h-0"
              onClick={onToggle}
            >
              <Icon
                name="chevron-down"
                size={16}
                className={cx('text-ink-soft transition-transform print:hidden', !open && '-rotate-90 rtl:rotate-90')}
              />
              {group.label}
            </button>
          </th>
          {columns.slice(labelSpan).map((column) => (
            <td key={column.id} className={cx('table-cell-pad font-semibold', column.numeric && 'table-figure')}>
              {group.summary?.[column.id]}
            </td>
          ))}
        </tr>
      </tbody>
      <tbody id={id} className={open ? undefined : 'hidden print:table-row-group'}>
        {children}
      </tbody>
    </>
  );
}
