/** A function that nothing is done to where it is defined, with what its parameters are worth. */
const FUNCTION = /^(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*(\([^]*?\)[^()\n]*:)[ \t]*(?:#[^\n]*)?\r?\n/;
/** A default that is another thing later, perhaps: not a constant or something of a module. */
const CHANGES =
  /=\s*(?:[-+~]\s*)*(?:(?!(?:True|False|None)\b|[A-Za-z_]\w*(?:\.\w+)+\s*[,)\r\n])[A-Za-z_]|[([{][^)\]}]*[A-Za-z_])/;

/** The name of a function whose definition may wait until it is asked for; null: it may not. */
export function waitingFunction(text: string): string | null {
  const [, name = null, parameters = ''] = FUNCTION.exec(text) ?? [];
  return CHANGES.test(parameters) ? null : name;
}
