/** Text as it was written: each paragraph in its own direction and language, line breaks kept. */
import { useI18n } from '@repo/i18n/react';
import { Fragment, type ReactNode } from 'react';
import { blocksOf, type TextBlock } from './blocks.ts';
import type { Span } from './runs.ts';
import { type Citing, TextRuns, type TextRunsProps } from './text-runs.tsx';

export interface TextBlocksProps {
  readonly text: string;
  /** Lines that begin with # are headings: of the page, or of a quote. */
  readonly headings?: 'page' | 'quote' | undefined;
  /** Offsets in the text. */
  readonly marks?: readonly Span[];
  /** Marks are a highlight when absent. */
  readonly markAs?: TextRunsProps['markAs'];
  /** Makes `[1]` in the text a link. */
  readonly citing?: Citing | undefined;
  /** False: addresses are shown, and lead nowhere. */
  readonly linked?: boolean;
  /** After the last word: a citation. */
  readonly end?: ReactNode;
}

export function TextBlocks({ text, headings, marks = [], markAs, citing, linked, end }: TextBlocksProps) {
  const { dir } = useI18n();
  const blocks = blocksOf(text, dir, { markdown: headings !== undefined });
  return (
    <div className="flex flex-col gap-2">
      {blocks.map((block, index) => (
        <Fragment key={block.start}>
          <Block
            block={block}
            ofPage={headings === 'page'}
            marks={marks}
            markAs={markAs}
            citing={citing}
            linked={linked}
            end={index === blocks.length - 1 ? end : null}
          />
        </Fragment>
      ))}
    </div>
  );
}

interface BlockProps {
  readonly block: TextBlock;
  readonly ofPage: boolean;
  readonly marks: readonly Span[];
  readonly markAs: TextRunsProps['markAs'];
  readonly citing: Citing | undefined;
  readonly linked: boolean | undefined;
  readonly end: ReactNode;
}

function Block({ block, ofPage, marks, markAs, citing, linked, end }: BlockProps) {
  const { kind, text, start, dir, lang } = block;
  if (kind === 'code') {
    return (
      <pre dir="ltr" className="type-ui overflow-x-auto rounded border border-line bg-raised px-3 py-2 text-sm">
        <code>{text}</code>
      </pre>
    );
  }
  const runs = (
    <TextRuns
      text={text}
      dir={dir}
      marks={marksIn(marks, start, text.length)}
      markAs={markAs}
      citing={citing}
      linked={linked}
    />
  );
  if (kind === 'heading' && ofPage) {
    return (
      <h2 dir={dir} lang={lang} className={`pt-4 text-xl font-semibold wrap-anywhere ${typeOf(block)}`}>
        {runs}
      </h2>
    );
  }
  const look = `whitespace-pre-wrap wrap-anywhere ${typeOf(block)} ${kind === 'heading' ? 'text-ink-soft' : ''}`;
  return (
    <p dir={dir} lang={lang} className={look}>
      {runs}
      {end && <> {end}</>}
    </p>
  );
}

/** Urdu is set in Nastaliq, also on an English page. */
function typeOf({ dir, lang }: TextBlock): string {
  if (dir === 'ltr') return 'type-ui';
  return lang === 'ur' ? 'type-urdu-text' : '';
}

/** The part of the marks that falls into a block, counted from its beginning. */
export function marksIn(marks: readonly Span[], start: number, length: number): Span[] {
  return marks
    .filter((mark) => mark.start < start + length && mark.end > start)
    .map((mark) => ({ start: Math.max(0, mark.start - start), end: Math.min(length, mark.end - start) }));
}
