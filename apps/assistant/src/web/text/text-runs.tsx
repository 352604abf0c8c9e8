import type { Direction } from '@repo/urdu-text/direction';
import { Fragment, type ReactNode } from 'react';
import { citedNumber, type Run, runsOf, type Span } from './runs.ts';

/** What `[1]`, `[2]`… stand for. */
export interface Citing {
  /** Of passages: a higher number stays as it was written. */
  readonly count: number;
  /** @param number from 1 */
  readonly show: (number: number) => ReactNode;
}

export interface TextRunsProps {
  readonly text: string;
  readonly dir: Direction;
  readonly marks?: readonly Span[] | undefined;
  /** Marks are a highlight when absent. */
  readonly markAs?: 'highlight' | 'strong' | undefined;
  readonly citing?: Citing | undefined;
  /** False: addresses are shown, and lead nowhere. */
  readonly linked?: boolean | undefined;
}

/** The text of a block: numbers, codes and links keep their own direction, links and citations can be followed. */
export function TextRuns({ text, dir, marks, markAs = 'highlight', citing, linked = true }: TextRunsProps) {
  const show = (run: Run): ReactNode => {
    const content = contentOf(run, citing, linked);
    if (!run.marked) return content;
    return markAs === 'strong' ? (
      <strong className="font-semibold">{content}</strong>
    ) : (
      <mark className={highlight}>{content}</mark>
    );
  };
  return runsOf(text, dir, marks, citing?.count).map(({ isolated, runs }, index) => {
    const shown = runs.map((run, at) => <Fragment key={String(at)}>{show(run)}</Fragment>);
    return isolated ? (
      <bdi key={String(index)} dir="ltr">
        {shown}
      </bdi>
    ) : (
      <Fragment key={String(index)}>{shown}</Fragment>
    );
  });
}

/** A band as high as a line's letters: a full background would cover what hangs down from the line above. */
const highlight =
  'box-decoration-clone bg-transparent bg-[image:linear-gradient(var(--band),var(--band))] bg-[length:100%_1.6em] bg-[position:0_60%] bg-no-repeat text-ink [--band:light-dark(var(--color-attention-soft),color-mix(in_oklab,var(--color-attention)_26%,transparent))]';

function contentOf({ kind, text }: Run, citing: Citing | undefined, linked: boolean): ReactNode {
  switch (kind) {
    case 'plain':
      return text;
    case 'code':
      return <code>{text.slice(1, -1)}</code>;
    case 'link':
      return linked ? <Address>{text}</Address> : <span className="wrap-anywhere">{text}</span>;
    case 'citation':
      return citing?.show(citedNumber(text)) ?? text;
  }
}

function Address({ children }: { readonly children: string }) {
  return (
    <a
      href={children}
      rel="noreferrer noopener"
      target="_blank"
      className="wrap-anywhere text-link underline underline-offset-4"
    >
      {children}
    </a>
  );
}
