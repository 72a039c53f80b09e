import { debug, Disposable, workspace } from 'vscode';

/** What a client asks an adapter that lets the program run: see the Debug Adapter Protocol. */
const RUNNING_REQUESTS: ReadonlySet<unknown> = new Set([
  'continue',
  'next',
  'stepIn',
  'stepOut',
  'stepBack',
  'reverseContinue',
  'goto',
  'restartFrame',
]);

/** What an adapter says once the program ran or runs. */
const RUNNING_EVENTS: ReadonlySet<unknown> = new Set(['continued', 'stopped', 'exited']);

/**
 * Tells of programs that run on: of debug sessions by their identifiers, of notebooks by their
 * addresses once a cell is carried out. It listens to what the editor and
 * the adapter say to each other: a program that stops again at once never shows in the call stack
 * that it ran. Of a session older than this, the call stack is all there is.
 */
export const onDidRunOn = (listener: (id: string) => void): Disposable =>
  Disposable.from(
    debug.registerDebugAdapterTrackerFactory('*', {
      createDebugAdapterTracker: ({ id }) => ({
        onWillReceiveMessage: (message) => {
          if (RUNNING_REQUESTS.has(field(message, 'command'))) listener(id);
        },
        onDidSendMessage: (message) => {
          if (RUNNING_EVENTS.has(field(message, 'event'))) listener(id);
        },
      }),
    }),
    debug.onDidChangeActiveStackItem((item) => {
      if (item !== undefined && !('frameId' in item)) listener(item.session.id);
      else if (item === undefined && debug.activeDebugSession !== undefined) {
        listener(debug.activeDebugSession.id);
      }
    }),
    debug.onDidTerminateDebugSession(({ id }) => listener(id)),
    workspace.onDidChangeNotebookDocument(({ notebook, cellChanges }) => {
      if (cellChanges.some(({ executionSummary }) => executionSummary !== undefined)) {
        listener(notebook.uri.toString());
      }
    }),
  );

const field = (message: unknown, name: string): unknown =>
  typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
