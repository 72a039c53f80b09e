import type { CoreEnvironment } from '../../../src/core/session/environment.js';
import { CoreServer } from '../../../src/core/server.js';
import type { StartCore } from '../../../src/host/core/core-line.js';

/** The core in this very thread. */
export const localCore =
  (environment: CoreEnvironment): StartCore =>
  ({ onMessage }) => {
    let ended = false;
    const server = new CoreServer(environment, (message) => {
      if (!ended) onMessage(message);
    });
    return {
      tellsTime: false,
      post: (message) => {
        queueMicrotask(() => {
          if (!ended) server.receive(message);
        });
      },
      end: () => {
        ended = true;
      },
    };
  };
