import { useEffect, useRef, useState } from 'react';
import type { Message } from '../shapes.ts';
import { sentenceEnd, spokenText } from './sentence-end.ts';

/** The sentence of a growing answer that came last, for a live region. What the page opened with is not read out. */
export function useSpoken(answer: Message | undefined): string {
  const [spoken, setSpoken] = useState('');
  const said = useRef({ id: '', length: 0 });
  const id = answer?.id ?? '';
  const written = answer?.written;
  const text = written?.text ?? '';
  const writing = written?.status === 'writing';
  useEffect(() => {
    if (said.current.id !== id || said.current.length > text.length) {
      said.current = { id, length: text.length };
      setSpoken('');
      return;
    }
    const end = writing ? sentenceEnd(text) : text.length;
    if (end <= said.current.length) return;
    setSpoken(spokenText(text.slice(said.current.length, end)));
    said.current = { id, length: end };
  }, [id, text, writing]);
  return spoken;
}
