import {
  Disposable,
  EventEmitter,
  LanguageModelTextPart,
  LanguageModelToolResult,
  lm,
  workspace,
  type ExtensionContext,
} from 'vscode';
import { TOOL_NAMES } from '../../agents/names.js';
import type { LazyServices } from '../lazy-services.js';

/** As `contributes.mcpServerDefinitionProviders` names it. */
export const MCP_PROVIDER = 'poolscope';

/** How agents in the editor reach Poolscope: never in two ways at once. */
type Way = 'tools' | 'server' | 'off';

/** Offers the tools for agents: as tools of the editor, or as a server that it starts. */
export const registerAgents = (context: ExtensionContext, services: LazyServices): Disposable => {
  const changed = new EventEmitter<void>();
  let tools: Disposable | null = null;
  const offer = (): void => {
    tools?.dispose();
    tools = chosenWay() === 'tools' ? registerTools(services) : null;
  };
  offer();
  return Disposable.from(
    changed,
    new Disposable(() => {
      tools?.dispose();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('poolscope.agents')) return;
      offer();
      changed.fire();
    }),
    lm.registerMcpServerDefinitionProvider(MCP_PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: async () => {
        if (chosenWay() !== 'server') return [];
        const server = (await services.platform()).mcpServer(context);
        return server === null ? [] : [server];
      },
    }),
  );
};

const chosenWay = (): Way => {
  const way = workspace.getConfiguration('poolscope').get<unknown>('agents');
  return way === 'server' || way === 'off' ? way : 'tools';
};

const registerTools = (services: LazyServices): Disposable =>
  Disposable.from(
    ...TOOL_NAMES.map((name) =>
      lm.registerTool<unknown>(name, {
        invoke: async ({ input }, token) => {
          const { agents } = await services.get();
          return new LanguageModelToolResult([
            new LanguageModelTextPart(await agents.answer(name, input, token)),
          ]);
        },
      }),
    ),
  );
