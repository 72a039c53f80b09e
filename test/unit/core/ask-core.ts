import type { Exchange, ModuleText } from '../../../src/core/contract/index.js';
import type { CoreEnvironment } from '../../../src/core/session/environment.js';
import { DEFAULT_SETTINGS } from '../../../src/present/settings.js';
import { CoreSupervisor } from '../../../src/host/core/supervisor.js';
import type { CoreHost, CoreLimits } from '../../../src/host/core/core-host.js';
import type { StartCore } from '../../../src/host/core/core-line.js';
import { localCore } from './local-core.js';

/** A module of the workspace with this text. */
export const moduleOf = (text: string, facts: Partial<ModuleText> = {}): ModuleText => {
  const { defaultInput, frameworkVersions, budget } = DEFAULT_SETTINGS;
  return {
    key: 'file:///net.py',
    version: '1',
    file: 'net.py',
    label: 'net.py',
    readsOthers: false,
    cells: null,
    settings: { defaultInput, frameworkVersions, budget },
    text,
    ...facts,
  };
};

export const environment: CoreEnvironment = {
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  deflate: null,
};

/** A supervisor with what its host events. */
export const supervised = (
  start: StartCore = localCore(environment),
  host: Partial<CoreHost> = {},
  limits?: CoreLimits,
) => {
  const events = { log: [] as string[], rests: 0, stopped: [] as string[] };
  const core = new CoreSupervisor(
    start,
    {
      messages: {},
      readFile: () => Promise.resolve(null),
      log: (level, line) => events.log.push(`${level}: ${line}`),
      onRest: () => (events.rests += 1),
      onStopped: ({ key }) => events.stopped.push(key),
      ...host,
    },
    limits,
  );
  return { core, events };
};

/** The answer to a question about a module; throws where there is none. */
export const answerOf = async <Q, A>(
  core: CoreSupervisor,
  exchange: Exchange<Q, A>,
  question: Q,
  module: ModuleText | null,
): Promise<A> => {
  const outcome = await core.ask(exchange, question, module);
  if (!outcome.ok) throw new Error(`${exchange.name} was not answered: ${outcome.why}`);
  return outcome.value;
};
