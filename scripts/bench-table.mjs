/** Prints a part of the benchmark: its table, then its goals. */
export function printTable({ about, columns, rows, goals }) {
  console.log(`${about}\n`);
  printAligned([columns, ...rows.map((row) => row.map(cell))]);
  console.log('');
  printAligned([
    ['goal', 'aimed at', 'measured', ''],
    ...goals.map(({ measure, goal, measured, met, note }) => [
      measure,
      goal,
      cell(measured),
      met === null ? `not measured: ${note}` : met ? 'met' : `missed ${note}`,
    ]),
  ]);
}

function cell(value) {
  if (value === null) return '–';
  return typeof value === 'number' ? String(Number(value.toPrecision(3))) : value;
}

function printAligned(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    console.log(
      line
        .map((text, column) => text.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  }
}
