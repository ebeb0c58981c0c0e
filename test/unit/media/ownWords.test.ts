import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import ts from 'typescript';
import { filesBelow } from '../../support/filesBelow.ts';

/** The HTML of each template of a file, with ␀ in the place of each value. */
function templatesOf(source: string): readonly string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
      const { template } = node;
      const parts = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
      found.push(parts.join('␀'));
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('page.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

/** The words that a template says by itself, in text or in what is read out or shown on pointing. */
function wordsIn(template: string): readonly string[] {
  const said = [
    ...template.matchAll(/\s(?:title|alt|placeholder|aria-(?:label|description|valuetext))="([^"]*)"/g),
  ];
  const texts = [template.replace(/<[^>]*>|&\w+;/g, ' '), ...said.map(([, value = '']) => value)];
  return texts.flatMap((text) => text.match(/\p{L}{2,}/gu) ?? []);
}

describe('the page in another language', () => {
  it('has no words of its own: all that it says comes from its host, which translates it', async () => {
    const files = (await filesBelow('media')).filter((name) => name.endsWith('.ts'));
    const templates = (await Promise.all(files.map((name) => readFile(name, 'utf8')))).flatMap(templatesOf);
    assert.ok(templates.length > 50, `${templates.length} templates`);
    assert.deepEqual(templates.flatMap(wordsIn), []);
  });
});
