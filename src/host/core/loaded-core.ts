import type { CoreLine, StartCore } from './core-line.js';

type Post = CoreLine['post'];

/**
 * A core in this very thread, where neither a process nor a worker starts: it can't be ended midway.
 * `load` gives its module, by whose export `name` it is started.
 */
export const loadedCore =
  (load: () => unknown, name: string): StartCore =>
  ({ onMessage, onDeath }) => {
    let ended = false;
    const receive = (message: unknown): void => {
      if (!ended) onMessage(message);
    };
    let post: Post | null = null;
    try {
      post = postOf(load(), name, receive);
    } catch (error) {
      queueMicrotask(() => onDeath({ cause: 'error', detail: String(error) }));
    }
    return {
      tellsTime: false,
      post: (message) => {
        if (!ended) post?.(message);
      },
      end: () => {
        ended = true;
      },
    };
  };

const postOf = (core: unknown, name: string, receive: (message: unknown) => void): Post => {
  const start = member(core, name);
  if (typeof start !== 'function') throw new TypeError(`The core has no ${name}.`);
  const line: unknown = Reflect.apply(start, undefined, [receive]);
  const post = member(line, 'post');
  if (typeof post !== 'function') throw new TypeError(`${name} of the core gives no line to it.`);
  return (message) => {
    Reflect.apply(post, line, [message]);
  };
};

const member = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
