import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { findFile } from '../tree/find-file.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/** Files of the directory that give the pages their look. */
export type Theme = Readonly<{
  logo?: Readonly<{ bytes: Uint8Array; contentType: string }>;
  /** A style sheet, to be said after our own. */
  css?: string;
}>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/**
 * Finds what issuer.yaml names below theme/.
 * @param diagnostics gets what is wrong
 */
export function themeOf(
  issuer: ResourceOf<'Issuer'>,
  files: readonly SourceFile[],
  diagnostics: Diagnostic[],
): Theme {
  const { logo: logoPath, css: cssPath } = issuer.value.spec.ui ?? {};
  const fileOf = (field: 'logo' | 'css', path: string | undefined) => {
    const file = path === undefined ? undefined : findFile(files, path.replace(/^\.\//, ''));
    if (path !== undefined && file === undefined) diagnostics.push(missing(issuer, field, path));
    return file;
  };
  const logo = fileOf('logo', logoPath);
  const sheet = fileOf('css', cssPath);
  const css = sheet && textOf(sheet);
  if (sheet !== undefined && css === undefined) diagnostics.push(unusable(issuer, sheet));
  return {
    ...(logo === undefined ? {} : { logo: imageOf(logo) }),
    ...(css === undefined ? {} : { css }),
  };
}

function imageOf({ path, bytes }: SourceFile): NonNullable<Theme['logo']> {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return { bytes, contentType: CONTENT_TYPES[ending] ?? 'application/octet-stream' };
}

/** One that imports another would be without it: the pages ask nobody else for anything. */
function textOf({ bytes }: SourceFile): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /@import\b/i.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function missing(
  { document }: ResourceOf<'Issuer'>,
  field: 'logo' | 'css',
  path: string,
): Diagnostic {
  return diagnosticAt(document, `/spec/ui/${field}`, 'value', {
    rule: 'theme-file',
    message: `there is no file ${path} that is read`,
    help: 'add it below theme/, or correct the path',
    inert: true,
  });
}

function unusable({ document }: ResourceOf<'Issuer'>, { path }: SourceFile): Diagnostic {
  return diagnosticAt(document, '/spec/ui/css', 'value', {
    rule: 'theme-file',
    message: `${path} is not UTF-8 text, or has an @import`,
    help: 'put everything into the one style sheet; the pages ask nobody else for anything',
  });
}
