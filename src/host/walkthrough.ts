import { commands } from 'vscode';

const done = new Set<string>();

/** Completes the step of the walkthrough that waits for this context. */
export const markAsDone = (context: 'foundPooling' | 'hovered'): void => {
  if (done.has(context)) return;
  done.add(context);
  void commands.executeCommand('setContext', `poolscope.${context}`, true);
};
