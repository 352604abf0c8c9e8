/** What appears on paper alone, or on the screen alone. */
import type { ReactNode } from 'react';

interface Children {
  readonly children: ReactNode;
}

export function PrintOnly({ children }: Children) {
  return <div className="print-only">{children}</div>;
}

export function ScreenOnly({ children }: Children) {
  return <div className="screen-only">{children}</div>;
}

export interface PrintPageProps extends Children {
  /** For tables that are wider than an upright sheet. */
  readonly landscape?: boolean;
}

/** Begins on a new sheet of paper. */
export function PrintPage({ children, landscape = false }: PrintPageProps) {
  return <div className={landscape ? 'print-landscape' : 'break-before-page'}>{children}</div>;
}
