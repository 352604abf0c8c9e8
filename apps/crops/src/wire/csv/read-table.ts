/** Delimited text as rows of cells (RFC 4180, with any one delimiter and any line ending). */

export interface TableRow {
  /** Line of the text on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** Rows that are not blank. */
  readonly rows: readonly TableRow[];
  /** Line of a quotation mark that is never closed. */
  readonly openQuote: number | null;
}

/** @param delimiter one character */
export function readTable(text: string, delimiter: string): Table {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let rowLine = 1;
  let quoteLine: number | null = null;
  let wasQuoted = false;
  const endCell = () => {
    // A byte order mark goes with the spaces.
    cells.push(wasQuoted ? cell : cell.trim());
    cell = '';
    wasQuoted = false;
  };
  const endRow = () => {
    endCell();
    if (cells.some((content) => content.trim() !== '')) rows.push({ line: rowLine, cells });
    cells = [];
    rowLine = line;
  };
  const source = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\n') line += 1;
    if (quoteLine !== null) {
      if (character !== '"') cell += character;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoteLine = null;
    } else if (character === '"' && cell.trim() === '' && !wasQuoted) {
      cell = '';
      wasQuoted = true;
      quoteLine = line;
    } else if (character === delimiter) endCell();
    else if (character === '\n') endRow();
    else if (!wasQuoted || character.trim() !== '') cell += character;
  }
  endRow();
  return { rows, openQuote: quoteLine };
}
