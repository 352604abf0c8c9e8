import type { Column } from '../data-table.tsx';
import { cx } from './cx.ts';

export interface TableRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly selected: boolean;
}

export function TableRow<Row>({ row, columns, selected }: TableRowProps<Row>) {
  return (
    <tr
      className={cx('group border-b border-line', selected ? 'bg-brand-soft' : 'hover:bg-sunken')}
      aria-current={selected || undefined}
    >
      {columns.map((column) =>
        column.rowHeader ? (
          <th
            key={column.id}
            scope="row"
            className={cx(
              'table-cell-pad table-lead text-start font-normal',
              selected ? 'bg-brand-soft' : 'bg-paper group-hover:bg-sunken',
              column.numeric && 'table-figure',
            )}
          >
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} className={cx('table-cell-pad', column.numeric && 'table-figure')}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}
