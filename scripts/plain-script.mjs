import vm from 'node:vm';

const page = 'globalThis.poolscopePage';

/**
 * A module of the webview as a script without imports and exports, which scripts within a page can't
 * have. What a module exports becomes a part of the page, from which importing takes it, so what it
 * imports comes first; `import()` fetches parts.
 * @param {string} name the module's, without extension
 * @param {string} code a module as esbuild writes it
 * @param {(name: string) => readonly string[]} withNeeds what a module imports, itself last
 * @returns {string} the script; throws a `SyntaxError` where it would be none
 */
export function plainScript(name, code, withNeeds = (module) => [module]) {
  const { taken, rest } = withoutImports(code);
  let exports = '';
  const body = rest
    .replaceAll(/\bimport\("\.\/([\w-]+)\.js"\)/g, (_, module) => {
      return `${page}.load(${JSON.stringify(withNeeds(module))})`;
    })
    .replace(/export\s*\{([^}]*)\};?(?=\s*(?:\/\/#[^\n]*)?\s*$)/, (_, names) => {
      exports = names.replaceAll(/([\w$]+)\s+as\s+([\w$]+)/g, '$2:$1');
      return '';
    });
  const given = `${page}.parts[${JSON.stringify(name)}] = {${exports}};`;
  const script = `(() => {'use strict';${taken}${body}\n${given}})();\n`;
  new vm.Script(script);
  return script;
}

/**
 * A script that can't end the element that holds it.
 * @param {string} script
 * @returns {string}
 */
export function embeddable(script) {
  return script.replaceAll(/<(?=!--|\/?script)/gi, '\\x3C');
}

// esbuild writes all imports of a module first.
function withoutImports(code) {
  let taken = '';
  let rest = code;
  for (;;) {
    const found = /^\s*import\s*(?:\{([^}]*)\}\s*from\s*)?"\.\/([\w-]+)\.js";?/.exec(rest);
    if (found === null) return { taken, rest };
    const [whole, names, module] = found;
    if (names !== undefined) {
      taken += `const {${names.replaceAll(/\s+as\s+/g, ':')}} = ${page}.parts["${module}"];`;
    }
    rest = rest.slice(whole.length);
  }
}
