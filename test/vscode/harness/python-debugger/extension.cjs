const { DebugAdapterExecutable, debug } = require('vscode');

/** Debugs Python with the machine's debugpy, as the Python extension does. */
exports.activate = (context) => {
  context.subscriptions.push(
    debug.registerDebugAdapterDescriptorFactory('debugpy', {
      createDebugAdapterDescriptor: () =>
        new DebugAdapterExecutable('/usr/bin/python3', ['-m', 'debugpy.adapter']),
    }),
  );
};
