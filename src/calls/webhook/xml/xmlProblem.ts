import * as l10n from '@vscode/l10n';
import type { XmlFault, XmlProblem } from './scanXml.ts';

/** What is wrong with a document, in words for whoever wrote it; `lineOf` tells the line of a place. */
export function xmlProblemText(problem: XmlProblem, lineOf: (at: number) => number): string {
  const { fault, name, opened } = problem;
  return words[fault](name, opened?.name ?? '', opened ? lineOf(opened.start) : 0);
}

/** The name that a fault is about, the element that is open, and the line of its tag. */
type Words = (name: string, open: string, line: number) => string;

const words: Readonly<Record<XmlFault, Words>> = {
  unclosed: (_, open, line) => l10n.t('<{0}> of line {1} is not closed', open, line),
  closesAnother: (name, open, line) =>
    open.toLowerCase() === name.toLowerCase()
      ? l10n.t('</{0}> does not close <{1}>: capital letters count', name, open)
      : l10n.t('</{0}> does not close <{1}> of line {2}', name, open, line),
  closesNothing: (name) => l10n.t('</{0}> closes nothing: no such element is open', name),
  tagUnclosed: (name) => l10n.t('The tag {0} does not end', name),
  secondRoot: (name) => l10n.t('<{0}> is a second root: a document has one element around all others', name),
  rootName: (name) => l10n.t('<{0}> is the first element, which has to be <{1}>', name, 'Response'),
  noElement: () => l10n.t('There is no element'),
  textAround: (name) =>
    name === 'before'
      ? l10n.t('Something stands before the first element')
      : l10n.t('Something stands behind the last element'),
  lessThan: () => l10n.t('"<" begins no tag here: write {0} for the sign itself', '&lt;'),
  ampersand: () => l10n.t('"&" stands for itself: write {0}', '&amp;'),
  unknownEntity: (name) => l10n.t('XML does not know {0}: write the character itself, or its number', name),
  reference: (name) => l10n.t('{0} is no character that XML knows', name),
  character: (name) => l10n.t('The character {0} is none that XML knows', codePoint(name)),
  cdataEnd: (name) => l10n.t('"{0}" stands in a text: write {1}', name, ']]&gt;'),
  cdataUnclosed: () => l10n.t('The CDATA section is not closed'),
  commentHyphens: () => l10n.t('"--" stands within a comment, which XML forbids'),
  commentUnclosed: () => l10n.t('The comment is not closed'),
  declaration: () => l10n.t('The XML declaration is not one'),
  declarationLate: () => l10n.t('Something, if only an empty line, stands before the XML declaration'),
  instruction: () => l10n.t('"<?" begins nothing that XML knows'),
  attributeTwice: (name) => l10n.t('The attribute "{0}" stands here twice', name),
  attributeUnclosed: (name) => l10n.t('The quotes of "{0}" are not closed', name),
  attributeUnquoted: (name) => l10n.t('The value of "{0}" has no quotes', name),
  attributeWithoutSpace: (name) => l10n.t('A space is missing before "{0}"', name),
  attributeWithoutValue: (name) => l10n.t('The attribute "{0}" has no value', name),
};

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
