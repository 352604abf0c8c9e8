import type { ReactNode } from 'react';

/** A line of what an invoice says: a term and what it is. */
export function InvoiceEntry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
