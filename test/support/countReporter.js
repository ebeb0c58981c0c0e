// @ts-check
// Mocha's own report for people, and the two counts for test/run.js in the file that it names.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** A default export because Mocha takes the reporter of a module from there. */
export default class CountReporter extends Mocha.reporters.Spec {
  /**
   * @override
   * @param {number} failures
   * @param {(failures: number) => void} [end]
   */
  done(failures, end) {
    const file = process.env['CALL_INSPECTOR_COUNTS'];
    if (file) writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: failures }));
    end?.(failures);
  }
}
