/** What ends just before the name of a definition. */
const DEFINES = /\b(?:def|class)\s+$/;
/** What begins just behind a keyword argument's or an assignment's name. */
const IS_SET = /^\s*=(?!=)/;
/** As much as is looked at on either side of a name. */
const SIDE = 12;

/**
 * Whether a text names something as registries are filled: it defines it, has it in quotes, or sets it
 * (`@register def resnet50`, `register('resnet50')`, `dict(resnet50=…)`).
 */
export function namesForRegistry(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    const before = text.slice(Math.max(0, at - SIDE), at);
    const after = text.slice(end, end + SIDE);
    if (/["']$/.test(before) && after.startsWith(before.slice(-1))) return true;
    if (/\w$/.test(before) || /^\w/.test(after)) continue;
    if (DEFINES.test(before) || IS_SET.test(after)) return true;
  }
  return false;
}
