/**
 * Compares what was read, line by line, with the pairs of shapes that a run saw there. A size that
 * the framework itself doesn't know (`null`) is met by any symbol.
 * @param {object} model one of the truth file's models, with `byCall` and `byCtor`
 * @param {object} read the output of `poolscope shapes --json`
 * @returns {string[]} every difference, as a line for the reader
 */
export function compareLines(model, read) {
  const faults = [];
  const { call, constructor } = pairsByLine(read.sites);
  for (const [role, seen, wanted] of [
    ['call', call, model.byCall],
    ['constructor', constructor, model.byCtor],
  ]) {
    for (const [place, { pairs }] of Object.entries(wanted ?? {})) {
      const got = seen.get(place) ?? [];
      if (got.length > 0 && within(got, pairs) && within(pairs, got, true)) continue;
      const [wrong = null] = got.filter((pair) => !within([pair], pairs));
      faults.push(`${role} ${place} is ${JSON.stringify(wrong)}, not ${JSON.stringify(pairs[0])}`);
    }
  }
  return faults;
}

function pairsByLine(sites) {
  const tables = { call: new Map(), constructor: new Map() };
  for (const { role, file, line, flows, kind } of sites) {
    if (!isOfFramework(kind)) continue;
    const place = `${file}:${line}`;
    const known = tables[role].get(place) ?? [];
    tables[role].set(place, [...known, ...(flows ?? []).map((flow) => [flow.input, flow.output])]);
  }
  return tables;
}

/** A package's own pooling classes share a line with what they wrap. */
const isOfFramework = (kind) =>
  /^(?:[a-z]|F\.|(?:Adaptive)?(?:Max|Avg)Pool\dd$|MaxUnpool\dd$|LPPool\dd$|FractionalMaxPool\dd$|(?:Global|Adaptive)?(?:Max|Avg|Average)Pool(?:ing)?\dD$)/u.test(
    kind,
  );

/** Whether every pair of the first list is in the second; the true ones are the second, or told. */
export function within(some, all, isTrue = false) {
  return some.every((one) =>
    all.some((other) => (isTrue ? samePair(other, one) : samePair(one, other))),
  );
}

const samePair = (got, want) => sameShape(got[0], want[0]) && sameShape(got[1], want[1]);
const sameShape = (got, want) =>
  got.length === want.length &&
  want.every((size, at) => size === got[at] || (size === null && typeof got[at] === 'string'));
