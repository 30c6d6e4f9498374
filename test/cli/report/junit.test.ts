import { describe, expect, test } from 'vitest';
import { refuseJunit, reportJunit } from '../../../src/cli/report/junit.ts';
import { findingsOf, NUMBER, TYPO, WARNING } from './findings-for-test.ts';

/** Start tags, end tags and empty tags, with attributes in double quotes. */
const TAG = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g;

/** Throws unless a text is well-formed: every tag closed, in order, and nothing unescaped. */
function assertWellFormed(xml: string): void {
  const body = xml.replace('<?xml version="1.0" encoding="UTF-8"?>\n', '');
  const open: string[] = [];
  for (const [, end, name = '', , isEmpty] of body.matchAll(TAG)) {
    if (end === '') open.push(...(isEmpty === '/' ? [] : [name]));
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
  expect(body.replaceAll(TAG, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
  expect(body).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/);
  // XML 1.0 section 2.2
  // oxlint-disable-next-line no-control-regex
  expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
}

describe('the JUnit report', () => {
  test('has a case for every file, which fails where the file holds errors', () => {
    const report = reportJunit(findingsOf(TYPO, NUMBER, WARNING));
    assertWellFormed(report);
    expect(report).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="3" failures="1" errors="0">
      <testsuite name="idpfile validate" tests="3" failures="1" errors="0">
      <testcase classname="idpfile validate" name="idp/clients/a.yaml" file="idp/clients/a.yaml"><failure message="redirectUri is not a field of spec, and 1 more error" type="unknown-field">idp/clients/a.yaml:2:3: error: redirectUri is not a field of spec [unknown-field]
      help: did you mean redirectURIs?
      idp/clients/a.yaml:3:7: error: spec.id must be a text, this is a number [wrong-type]</failure></testcase>
      <testcase classname="idpfile validate" name="idp/clients/b c.yaml" file="idp/clients/b c.yaml"><system-out>idp/clients/b c.yaml:1:1: warning: 100% of name, &quot;so &amp; &lt;so&gt;&quot;, has: no effect [retired-keys]</system-out></testcase>
      <testcase classname="idpfile validate" name="idp/issuer.yaml" file="idp/issuer.yaml"/>
      </testsuite>
      </testsuites>
      "
    `);
  });

  test('escapes what XML gives a meaning, and shows what it cannot write', () => {
    const message = ']]> & "quoted" \u0000\u001b[2J\ud800 \uffff';
    const place = { ...TYPO.place, file: 'clients/<a>&"b".yaml' };
    const report = reportJunit(findingsOf({ ...TYPO, message, place }));
    assertWellFormed(report);
    expect(report).toContain('name="idp/clients/&lt;a&gt;&amp;&quot;b&quot;.yaml"');
    expect(report).toContain(']]&gt; &amp; &quot;quoted&quot; ␀␛[2J\ufffd \ufffd');
  });

  test('names a file that is not there', () => {
    const place = { ...TYPO.place, file: 'clients/gone.yaml' };
    const report = reportJunit(findingsOf({ ...TYPO, place }));
    expect(report).toContain('<testsuite name="idpfile validate" tests="4" failures="1"');
    expect(report).toContain('name="idp/clients/gone.yaml"');
  });

  test('not evaluated is an error, and no case passes', () => {
    const report = refuseJunit({ directory: 'idp', message: 'idp is not there' });
    assertWellFormed(report);
    expect(report).toContain('tests="1" failures="0" errors="1"');
    expect(report).toContain('<error message="idp is not there" type="not-evaluated"/>');
  });
});
