/** What a core writes now and then while it works: how long its process has computed, in milliseconds. */
export const PROCESSOR_TIME = 'Poolscope core: processor time';

const REPORT = new RegExp(`${PROCESSOR_TIME} (\\d+)\\n`, 'gu');

/** A text without such reports, each of which is told. */
export const withoutReports = (text: string, told: (milliseconds: number) => void): string =>
  text.replaceAll(REPORT, (_, milliseconds: string) => {
    told(Number(milliseconds));
    return '';
  });
