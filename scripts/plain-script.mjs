import vm from 'node:vm';

const shared = 'globalThis.poolscopeShared';

/**
 * A module of the webview as a script without imports and exports. What a module exports becomes
 * the properties of one global; importing takes them from there, so the shared chunk comes first.
 * @param {string} code a module as esbuild writes it
 * @returns {string} the script; throws a `SyntaxError` where it would be none
 */
export function plainScript(code) {
  let exports = '';
  const body = code
    .replaceAll(/^import\s*\{([^}]*)\}\s*from\s*"\.\/shared\.js";?/gm, (_, names) => {
      return `const {${names.replaceAll(/\s+as\s+/g, ':')}} = ${shared};`;
    })
    .replaceAll(/^import\s*"\.\/shared\.js";?/gm, '')
    .replace(/export\s*\{([^}]*)\};?(?=\s*(?:\/\/#[^\n]*)?\s*$)/, (_, names) => {
      exports = names.replaceAll(/([\w$]+)\s+as\s+([\w$]+)/g, '$2:$1');
      return '';
    });
  const last = exports === '' ? '' : `${shared} = {${exports}};`;
  const script = `(() => {'use strict';${body}\n${last}})();\n`;
  new vm.Script(script);
  return script;
}
