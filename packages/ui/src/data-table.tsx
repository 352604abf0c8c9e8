/**
 * A table for figures: one caption, sticky header, figures aligned on the decimal, groups that close on the screen and print open.
 * Where it is wider than its place it says so, and the column that names the rows stays while the others scroll.
 *
 * @example
 * <DataTable caption={t('shop.orders')} columns={columns} groups={byYear} rowKey={(row) => String(row.number)} />
 */
import { useI18n } from '@repo/i18n/react';
import { type ReactNode, useState } from 'react';
import { cx } from './internal/cx.ts';
import { TableGroup } from './internal/table-group.tsx';
import { TableRow } from './internal/table-row.tsx';
import { useWide } from './internal/use-wide.ts';

export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Tabular figures, aligned on the decimal: print the same number of decimals in every cell. */
  readonly numeric?: boolean;
  /** Names the row: a `th` with scope. One column at most. */
  readonly rowHeader?: boolean;
  /** In the last line of the table. */
  readonly footer?: ReactNode;
}

export interface RowGroup<Row> {
  readonly id: string;
  /** "سال 1 (2026)". */
  readonly label: string;
  readonly rows: readonly Row[];
  /** Figures of the whole group by column id, shown in its head. */
  readonly summary?: Readonly<Record<string, ReactNode>>;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  /** Reads the caption out without showing it. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows?: readonly Row[];
  readonly groups?: readonly RowGroup<Row>[];
  /** Which groups are open at first; the first one when absent. */
  readonly openGroups?: readonly string[];
  readonly rowKey: (row: Row) => string;
  /** Shows a row as chosen. */
  readonly selected?: (row: Row) => boolean;
  /** Height after which the table scrolls in itself, so that its header stays: a CSS length. */
  readonly maxHeight?: string;
  /** Below the last line: the residue note. */
  readonly note?: ReactNode;
}

/** What scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 };

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = false, columns, rows = [], groups = [], rowKey, selected, maxHeight, note } = props;
  const { t } = useI18n();
  const { ref, wide } = useWide<HTMLElement>();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(props.openGroups ?? groups.slice(0, 1).map((group) => group.id)),
  );
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const hasFooter = columns.some((column) => column.footer !== undefined);
  const rowOf = (row: Row) => <TableRow key={rowKey(row)} row={row} columns={columns} selected={selected?.(row) ?? false} />;
  return (
    <div>
      {wide && <p className="pb-2 text-sm text-ink-soft print:hidden">{t('ui.table.sideways')}</p>}
      <section
        ref={ref}
        aria-label={caption}
        {...reachable}
        className={cx('table-scroll type-ui overflow-auto print:max-h-none! print:overflow-visible', wide && 'table-wide')}
        style={maxHeight ? { maxBlockSize: maxHeight } : undefined}
      >
        <table className="w-full border-collapse text-sm">
          <caption className={captionHidden ? 'sr-only' : 'pb-2 text-start font-semibold'}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  className={cx('table-head', column.rowHeader && 'table-lead', column.numeric && 'table-figure')}
                >
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          {rows.length > 0 && <tbody>{rows.map(rowOf)}</tbody>}
          {groups.map((group) => (
            <TableGroup
              key={group.id}
              group={group}
              columns={columns}
              open={open.has(group.id)}
              onToggle={() => toggle(group.id)}
            >
              {group.rows.map(rowOf)}
            </TableGroup>
          ))}
          {hasFooter && (
            <tfoot>
              <tr>
                {columns.map((column) => (
                  <td key={column.id} className={cx('table-total', column.numeric && 'table-figure')}>
                    {column.footer}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
      {note && <div className="pt-3 text-sm text-ink-soft">{note}</div>}
    </div>
  );
}
