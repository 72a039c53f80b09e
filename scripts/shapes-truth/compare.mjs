/**
 * Compares what was read with what the framework did; every difference is a line for the reader.
 * @param {object} model one of the truth file's models
 * @param {object} read the output of `poolscope shapes --json`
 * @returns {string[]}
 */
export function compareModel(model, read) {
  const faults = read.problems
    .filter((problem) => problem.severity === 'error')
    .map((problem) => `problem: ${problem.message}`);
  const composites = model.composites ?? [];
  for (const role of ['call', 'constructor']) {
    const expected = groupEvents([...model.events, ...composites], role);
    const actual = new Map();
    for (const site of read.sites) {
      if (site.role !== role || site.flows.length === 0) continue;
      actual.set(siteKey(site), site);
    }
    for (const [key, group] of expected) {
      const site = actual.get(key) ?? findSplitCall(read.sites, role, group);
      if (site === undefined) {
        faults.push(`no ${role} site ${key}`);
        continue;
      }
      actual.delete(siteKey(site));
      faults.push(...compareSite(`${role} ${key}`, group, site));
    }
    for (const [key, site] of actual) {
      if (isLayerOfFramework(site)) faults.push(`${role} site ${key} is not in the truth`);
    }
  }
  return faults;
}

function groupEvents(events, role) {
  const groups = new Map();
  for (const event of events) {
    const position = role === 'call' ? event.call : event.ctor;
    if (!position) continue;
    const [file, line, column, endLine, endColumn] = position;
    const place = `${file}:${line}:${column}-${endLine}:${endColumn}`;
    const key = `${event.kind ?? event.class} ${place} ${paramsText(event.params)}`;
    const group = groups.get(key) ?? { events: [], kind: event.kind ?? event.class, position };
    group.events.push(event);
    groups.set(key, group);
  }
  return groups;
}

function siteKey(site) {
  const { kind, file, line, column, endLine, endColumn, params } = site;
  return `${kind} ${file}:${line}:${column}-${endLine}:${endColumn} ${paramsText(params)}`;
}

/** A method call split over lines may start, in the truth, at the line of the method's name. */
function findSplitCall(sites, role, group) {
  const [file, line, , endLine, endColumn] = group.position;
  return sites.find(
    (site) =>
      site.role === role &&
      site.kind === group.kind &&
      site.file === file &&
      site.line <= line &&
      site.endLine === endLine &&
      site.endColumn === endColumn &&
      paramsText(site.params) === paramsText(group.events[0].params),
  );
}

function compareSite(name, group, site) {
  const faults = [];
  if (site.unknown !== null) faults.push(`${name}: unknown: ${site.unknown}`);
  const expected = group.events.map((event) => flowText(event.in, event.out, event.path));
  const actual = site.flows.map((flow, at) => {
    const path = group.events[at]?.path === '?' ? '?' : flow.path;
    return flowText(flow.input, flow.output, path);
  });
  if (expected.join('\n') !== actual.join('\n')) {
    const index = expected.findIndex((text, at) => text !== actual[at]);
    const at = index === -1 ? expected.length : index;
    faults.push(
      `${name}: flow ${at} is ${actual[at]}, not ${expected[at]} ` +
        `(${actual.length} flows, not ${expected.length})`,
    );
  }
  return faults;
}

/** A path the truth doesn't know (`?`: passed while the model was being built) isn't compared. */
function flowText(input, output, path) {
  return `${JSON.stringify(input)} → ${JSON.stringify(output)} at ${path}`;
}

/** Parameters in a settled order, as text. */
function paramsText(params) {
  const entries = Object.entries(params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
}

/** Pools that a package defines itself are listed by us and only sometimes by the truth. */
function isLayerOfFramework(site) {
  return (
    /^(F\.|global-|token-)/u.test(site.kind) ||
    /^(Adaptive)?(Max|Avg|LP|FractionalMax)(Unp|P)ool\dd$/u.test(site.kind)
  );
}
