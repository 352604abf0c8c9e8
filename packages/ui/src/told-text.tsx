/**
 * Text with figures that was written elsewhere, in the digits and the direction of its reader.
 *
 * @example
 * <p><ToldText>{sentence.text}</ToldText></p>
 */
import { isolate, stripIsolates } from '@repo/i18n';
import { useI18n } from '@repo/i18n/react';
import { toUrduDigits } from '@repo/urdu-text/digits';

export function ToldText({ children }: { readonly children: string }) {
  const { locale, digits, dir } = useI18n();
  if (locale !== 'ur') return children;
  return isolate(stripIsolates(digits === 'urdu' ? toUrduDigits(children) : children), dir);
}
