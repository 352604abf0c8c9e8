import type { Direction } from '@repo/urdu-text/direction';
import { Fragment, type ReactNode } from 'react';
import { type Run, runsOf, type Span } from './runs.ts';

export interface TextRunsProps {
  readonly text: string;
  readonly dir: Direction;
  readonly marks?: readonly Span[] | undefined;
}

/** The text of a block: numbers, codes and links keep their own direction, links can be followed. */
export function TextRuns({ text, dir, marks }: TextRunsProps) {
  return runsOf(text, dir, marks).map(({ isolated, runs }, index) => {
    const shown = runs.map((run, at) => <Fragment key={String(at)}>{shownRun(run)}</Fragment>);
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

function contentOf(kind: Run['kind'], text: string): ReactNode {
  switch (kind) {
    case 'plain':
      return text;
    case 'code':
      return <code>{text.slice(1, -1)}</code>;
    case 'link':
      return <Address>{text}</Address>;
  }
}

function shownRun({ kind, text, marked }: Run): ReactNode {
  const content = contentOf(kind, text);
  return marked ? <mark className={highlight}>{content}</mark> : content;
}

function Address({ children }: { readonly children: string }) {
  return (
    <a href={children} rel="noreferrer noopener" target="_blank" className="break-all text-link underline underline-offset-4">
      {children}
    </a>
  );
}
