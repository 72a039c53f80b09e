/**
 * What unwinds the reading of code to where it is dealt with. Nobody sees where it was thrown, and to
 * find that out takes longer than all that it unwinds: it has no stack trace.
 */
export abstract class Signal extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
