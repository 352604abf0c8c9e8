import { type ReactNode, useId } from 'react';

export interface FindingSectionProps {
  readonly title: string;
  /** At the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** What one rule found, under its name. */
export function FindingSection({ title, aside, children }: FindingSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={id} className="text-sm text-ink-soft">
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
