import { createInterface } from 'node:readline';
import { McpServer } from './server.js';

/** Serves the Model Context Protocol on standard input and output until the input ends. */
export async function runMcp(
  write: (text: string) => void,
  version: string,
  script: URL,
  root = process.cwd(),
): Promise<void> {
  const server = new McpServer(root, version, script);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const answer = await server.answer(line);
    if (answer !== null) write(`${answer}\n`);
  }
}
