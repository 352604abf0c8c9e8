import { protocolError } from '../errors/protocol-error.ts';

const maxDepth = 32;

/**
 * Refuses JSON that no procedure asks for, before anything walks through it.
 * @throws AppError `NESTED_TOO_DEEP` beyond 32 levels, `INVALID_JSON` when it is not JSON
 */
export function checkJson(text: string): void {
  if (depthOf(text) > maxDepth) throw protocolError('NESTED_TOO_DEEP');
  try {
    JSON.parse(text);
  } catch (cause) {
    throw protocolError('INVALID_JSON', cause);
  }
}

/** The deepest level of arrays and objects, without building any of them. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}
