import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const leaves = [
  'askText',
  'command',
  'explain',
  'lazyCommands',
  'log',
  'plainText',
  'readOnlyDocuments',
  'settings',
  'shippedData',
];

/**
 * The layer table of docs/architecture.md, one entry a row: which folders of ours a folder may
 * import, which as types only, and whether it may see VS Code. Whatever is not named is closed.
 * @type {Layer[]}
 */
const layers = [
  { folder: 'api', may: [], types: [], vscode: false },
  { folder: 'sandbox', may: [], types: ['api'], vscode: false },
  { folder: 'calls', may: [], types: ['api'], vscode: false },
  { folder: 'account', may: ['api', 'sandbox', ...leaves], types: [], vscode: true },
  { folder: 'callTree', may: ['account', 'calls', ...leaves], types: ['api'], vscode: true },
  { folder: 'callActions', may: ['account', 'calls', ...leaves], types: ['api'], vscode: true },
  { folder: 'callCompare', may: ['account', 'calls', ...leaves], types: ['api'], vscode: true },
  { folder: 'callReport', may: ['account', 'calls', ...leaves], types: ['api'], vscode: true },
  { folder: 'callPage', may: ['account', 'calls', 'files', ...leaves], types: ['api'], vscode: true },
  { folder: 'export', may: ['account', 'calls', 'files', ...leaves], types: ['api'], vscode: true },
  { folder: 'files', may: leaves, types: [], vscode: true },
];
const features = layers.map(({ folder }) => folder);
const rooms = [...features, ...leaves];
const table = 'See the layer table in docs/architecture.md.';

/** @typedef {{ regex: string, message: string, allowTypeImports?: boolean }} Pattern */
/** @typedef {{ folder: string, may: string[], types: string[], vscode: boolean }} Layer */

/** @param {string[]} names */
const into = (names) => `^\\.\\.?/(\\.\\./)*(${names.join('|')})(/|\\.ts$)`;
/** @type {(names: string[], what: string) => Pattern} */
const closed = (names, what) => ({ regex: into(names), message: `${what} ${table}` });
/** @type {(names: string[], what: string) => Pattern} */
const typesOnly = (names, what) => ({ ...closed(names, what), allowTypeImports: true });

const outside = { regex: '/(test|media)/', message: `src imports neither tests nor the page. ${table}` };
const noNode = { regex: '^node:', message: `Only src/files/fileSink.ts imports Node. ${table}` };
const noXmlParser = { regex: '^(fast-xml-parser|saxes)', message: `Only src/api/xml.ts reads XML. ${table}` };
const noPhoneFormats = {
  regex: '^libphonenumber-js',
  message: `Only src/api/reading/numberFormats.ts, which is read late, formats numbers by country. ${table}`,
};
const noVscode = { name: 'vscode', message: `This folder must run without VS Code. ${table}` };

/** @type {(patterns: Pattern[], paths?: { name: string, message: string }[]) => import('eslint').Linter.RulesRecord} */
const importRule = (patterns, paths = []) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }],
});

/** @type {(layer: Layer) => Pattern[]} */
function patternsOf({ folder, may, types }) {
  const others = rooms.filter((room) => room !== folder && !may.includes(room) && !types.includes(room));
  return [
    outside,
    closed(others, `src/${folder} must not know this folder.`),
    ...(types.length > 0 ? [typesOnly(types, `src/${folder} may import only types from here.`)] : []),
  ];
}

const layerRules = layers.map((layer) => ({
  files: [`src/${layer.folder}/**/*.ts`],
  rules: importRule(
    [...patternsOf(layer), noNode, noXmlParser, noPhoneFormats],
    layer.vscode ? [] : [noVscode],
  ),
}));

const exceptions = layers.flatMap((layer) => {
  const room = patternsOf(layer);
  switch (layer.folder) {
    case 'api':
      return [
        { files: ['src/api/xml.ts'], rules: importRule([...room, noNode, noPhoneFormats], [noVscode]) },
        {
          files: ['src/api/reading/numberFormats.ts'],
          rules: importRule([...room, noNode, noXmlParser], [noVscode]),
        },
      ];
    case 'files':
      return [
        { files: ['src/files/fileSink.ts'], rules: importRule([...room, noXmlParser, noPhoneFormats]) },
      ];
    default:
      return [];
  }
});

const leafRules = {
  files: leaves.map((leaf) => `src/${leaf}.ts`),
  rules: importRule([
    outside,
    noNode,
    noXmlParser,
    noPhoneFormats,
    closed(
      features.filter((folder) => folder !== 'api'),
      'A leaf knows no feature.',
    ),
    {
      regex: '^\\./api/(?!errors\\.ts$)',
      allowTypeImports: true,
      message: `A leaf takes types from api, and values only from api/errors.ts. ${table}`,
    },
  ]),
};

const pageRules = {
  files: ['media/**/*.ts'],
  rules: importRule(
    [
      { regex: '/src/(?!callPage/messages\\.ts$)', message: `The page knows only messages.ts. ${table}` },
      {
        regex: '/src/callPage/messages\\.ts$',
        allowTypeImports: true,
        message: `The page takes types, never code. ${table}`,
      },
      noNode,
    ],
    [noVscode],
  ),
};

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', '.vscode-test/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.js'],
    rules: { 'max-lines': ['error', 300], eqeqeq: 'error', 'no-warning-comments': 'error' },
  },
  {
    files: ['src/**/*.ts', 'media/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
  ...layerRules,
  ...exceptions,
  leafRules,
  pageRules,
);
