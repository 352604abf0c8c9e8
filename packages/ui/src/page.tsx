/**
 * A page's head and its sections. Sets the document's title.
 *
 * @example
 * <Page title={t('shop.orders.title')} actions={<Link href="/orders/new" look="primary">…</Link>}>…</Page>
 */
import { type ReactNode, useEffect, useId } from 'react';
import { cx } from './internal/cx.ts';
import { useProduct } from './ui-provider.tsx';

export interface PageProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** Beside the title: the page's buttons. */
  readonly actions?: ReactNode;
  /** Above the title: the way back. */
  readonly back?: ReactNode;
  /** How far the content reaches from the start edge: `text` for reading and forms, `page` for tables and columns. */
  readonly width?: 'text' | 'page';
  readonly children: ReactNode;
}

const widths = { text: 'max-w-text', page: '' };

export function Page({ title, lead, actions, back, width = 'page', children }: PageProps) {
  const product = useProduct();
  useEffect(() => {
    document.title = product && product !== title ? `${title} · ${product}` : title;
  }, [title, product]);
  return (
    <div className="mx-auto w-full max-w-page px-4 py-8 sm:px-8 sm:py-12 print:max-w-none print:p-0">
      <div className={cx('print:max-w-none', widths[width])}>
        {back && <div className="pb-2 print:hidden">{back}</div>}
        <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pb-8">
          <div className="min-w-0">
            <h1 className="text-2xl font-semibold sm:text-3xl">{title}</h1>
            {lead && <div className="max-w-text pt-1 text-lg text-ink-soft">{lead}</div>}
          </div>
          {actions && <div className="flex flex-wrap gap-3 print:hidden">{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}

export interface SectionProps {
  readonly title: string;
  /** At the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line py-6">
      <div className="flex flex-wrap items-baseline justify-between gap-4 pb-4">
        <h2 id={id} className="text-xl font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
