import type { FromCore, ModuleChange, ModuleText, ToCore } from '../contract/index.js';
import { CoreServer } from '../server.js';
import type { CoreEnvironment } from '../session/environment.js';

/** The most that reading may cost where it holds up whoever asks and can't be ended. */
const MOST = { milliseconds: 1_500, steps: 2_000_000, containerSize: 100_000 } as const;

/** A core in the thread that asks. */
export interface LocalCore {
  readonly post: (message: ToCore) => void;
}

/** Starts a core in this very thread, with lower limits: it can't be ended midway. */
export const startLocal = (
  environment: CoreEnvironment,
  onMessage: (message: FromCore) => void,
): LocalCore => {
  const server = new CoreServer(environment, onMessage);
  return {
    post: (message) => {
      queueMicrotask(() => server.receive(gentler(message)));
    },
  };
};

const gentler = (message: ToCore): ToCore => {
  switch (message.type) {
    case 'module':
      return { ...message, module: limited(message.module) };
    case 'change':
      return { ...message, change: limited(message.change) };
    default:
      return message;
  }
};

const limited = <M extends ModuleText | ModuleChange>(module: M): M => {
  const { budget } = module.settings;
  return {
    ...module,
    settings: {
      ...module.settings,
      budget: {
        ...budget,
        milliseconds: Math.min(budget.milliseconds, MOST.milliseconds),
        steps: Math.min(budget.steps, MOST.steps),
        containerSize: Math.min(budget.containerSize, MOST.containerSize),
      },
    },
  };
};
