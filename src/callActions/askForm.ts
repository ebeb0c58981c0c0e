/** What one step of a form ends with; `undefined` when the person leaves. */
export type Answer = { text: string } | 'back' | undefined;

/** A step as its question shows it. */
export interface Position {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number | undefined;
  readonly value: string;
  /** Said at once, for example why the service refused what was typed. */
  readonly problem?: string;
}

/** A form whose later steps may follow from what the earlier ones were answered. */
export interface Form<Field extends string> {
  readonly title: string;
  readonly stepsOf: (form: Readonly<Record<Field, string>>) => readonly Field[];
  readonly ask: (field: Field, position: Position) => Promise<Answer>;
  /** The step whose answer decides how many there are: none before knows. */
  readonly decides: Field;
}

/** Where a form begins, and what is said there at once. */
export interface FormStart<Field extends string> {
  readonly field: Field;
  readonly problem?: string;
}

/** Asks step by step, each filled with what the form holds; `undefined` when the person leaves. */
export async function askForm<Field extends string>(
  known: Readonly<Record<Field, string>>,
  { title, stepsOf, ask, decides }: Form<Field>,
  start?: FormStart<Field>,
): Promise<Readonly<Record<Field, string>> | undefined> {
  let form = known;
  let at = Math.max(0, start ? stepsOf(form).indexOf(start.field) : 0);
  let shown = start?.problem === undefined ? {} : { problem: start.problem };
  for (;;) {
    const steps = stepsOf(form);
    const field = steps[at];
    if (field === undefined) return form;
    const totalSteps = steps.indexOf(decides) < at ? steps.length : undefined;
    const position = { title, step: at + 1, totalSteps, value: form[field], ...shown };
    const answer = await ask(field, position);
    shown = {};
    if (answer === undefined) return undefined;
    if (answer !== 'back') form = { ...form, [field]: answer.text.trim() };
    at = Math.max(0, at + (answer === 'back' ? -1 : 1));
  }
}
