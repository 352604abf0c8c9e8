import { useEffect, useRef } from 'react';
import type { WholeDocument } from '../shapes.ts';
import type { Span } from '../text/runs.ts';
import { TextBlocks } from '../text/text-blocks.tsx';

export interface DocumentTextProps {
  readonly document: WholeDocument;
  /** Highlighted and scrolled to. */
  readonly cited: Span | null;
}

export function DocumentText({ document, cited }: DocumentTextProps) {
  const place = useRef<HTMLElement>(null);
  const from = cited?.start;
  // The frame scrolls to the top of a new screen first.
  useEffect(() => {
    if (from === undefined) return;
    const frame = requestAnimationFrame(() => place.current?.querySelector('mark')?.scrollIntoView({ block: 'center' }));
    return () => cancelAnimationFrame(frame);
  }, [from]);
  return (
    <article ref={place}>
      <TextBlocks
        text={document.text}
        headings={document.format === 'markdown' ? 'page' : undefined}
        marks={cited ? [cited] : []}
      />
    </article>
  );
}
