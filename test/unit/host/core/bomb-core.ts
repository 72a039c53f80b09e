import { startGuard } from '../../../../src/core/entries/guard.js';

/** A core whose modules' texts say what it does when it is asked about them. */
const texts = new Map<string, string>();

const send = (message: unknown): void => {
  process.send?.(message);
};

const field = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;

const bombs: Readonly<Record<string, () => void>> = {
  loop: () => {
    for (;;);
  },
  heap: () => {
    let kept = [1];
    for (;;) kept = kept.concat(kept);
  },
  buffers: () => {
    const kept: Uint8Array[] = [];
    for (;;) kept.push(new Uint8Array(64_000_000).fill(1));
  },
  exit: () => process.exit(3),
};

process.on('message', (message) => {
  const type = field(message, 'type');
  if (type === 'start') {
    startGuard();
    send({ type: 'ready' });
    return;
  }
  const module = field(message, 'module');
  const key = String(field(module, 'key'));
  if (type === 'module') texts.set(key, String(field(module, 'text')));
  if (type !== 'ask') return;
  const text = texts.get(key) ?? '';
  send({ type: 'working', module });
  if (text === 'silent') return;
  if (text === 'nonsense') send({ type: 'working', module: 7 });
  const bomb = bombs[text];
  // The channel writes at once, so that what is worked on is known.
  bomb?.();
  const answer = text === 'wrong' ? 'many' : process.pid;
  send({ type: 'answer', id: field(message, 'id'), answer });
});
process.on('disconnect', () => process.exit());
