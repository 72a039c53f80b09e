import { minify } from 'rolldown/utils';

/**
 * The same script in fewer bytes: names and what can be said shorter, which esbuild's own
 * minifier says at more length.
 * @param {string} name the file's, for messages
 * @param {string} code
 * @param {string} target the oldest that runs it, such as 'node22'
 * @returns {Promise<string>}
 */
export async function minified(name, code, target) {
  const result = await minify(name, code, {
    compress: { target },
    mangle: { toplevel: true },
  });
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${name} can't be minified: ${error.message}`);
  return result.code;
}
