import { Position, type TextDocumentContentChangeEvent } from 'vscode';

/** Where a position is after a change of the text before or around it. */
export const moved = (
  position: Position,
  { range, text }: TextDocumentContentChangeEvent,
): Position => {
  const insertedHere = range.isEmpty && range.start.isEqual(position);
  if (range.start.isAfterOrEqual(position) && !insertedHere) return position;
  if (range.end.isAfter(position)) return range.start;
  const end = endOf(range.start, text);
  return position.line === range.end.line
    ? new Position(end.line, end.character + position.character - range.end.character)
    : new Position(position.line + end.line - range.end.line, position.character);
};

const endOf = (start: Position, text: string): Position => {
  const lines = text.split(/\r\n|\r|\n/u);
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? new Position(start.line, start.character + last.length)
    : new Position(start.line + lines.length - 1, last.length);
};
