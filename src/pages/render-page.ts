import { accentStyle } from './accent.ts';
import { writeConsent } from './consent-page.ts';
import type { ConsentView } from './consent-page.ts';
import { markOf } from './client-view.ts';
import { writeDemo } from './demo-page.ts';
import type { DemoView } from './demo-page.ts';
import {
  writeDeviceConfirm,
  writeDeviceConnected,
  writeDeviceStopped,
  writeUserCode,
} from './device-page.ts';
import type { DeviceConfirmView, DeviceConnectedView, UserCodeView } from './device-page.ts';
import { writeError } from './error-page.ts';
import type { ErrorView } from './error-page.ts';
import { writeHome, writeNotFound } from './home-page.ts';
import type { HomeView } from './home-page.ts';
import { writeLeaving } from './leaving-page.ts';
import type { LeavingView } from './leaving-page.ts';
import { contactLink } from './link.ts';
import { createLogo } from './logo.ts';
import type { Logo } from './logo.ts';
import type { Theme } from '../snapshot/theme.ts';
import { LOCALES } from './locale.ts';
import type { Locale } from './locale.ts';
import { writeNotAllowed } from './not-allowed-page.ts';
import type { NotAllowedView } from './not-allowed-page.ts';
import type { Page, PageContent, PageView, Writing } from './page.ts';
import { writeSignIn } from './sign-in-page.ts';
import type { SignInView } from './sign-in-page.ts';
import { writeSignedOut, writeSignOut } from './sign-out-page.ts';
import type { SignedOutView, SignOutView } from './sign-out-page.ts';
import { readStylesheet } from './stylesheet.ts';
import type { Stylesheet } from './stylesheet.ts';
import { readTemplates } from './templates.ts';
import { wordsIn } from './words.ts';

type Site = Readonly<{
  /** The name of the site, such as "Example Login". */
  title: string;
  links?: Readonly<{ help?: string | undefined; privacy?: string | undefined }> | undefined;
  /** The path of the issuer URL, without a slash at its end; `''` when it has none. */
  basePath?: string | undefined;
  /** Of buttons and links, as `#rrggbb`. */
  accentColor?: string | undefined;
  /** Files that give the pages their look. */
  theme?: Theme | undefined;
  /** The languages to choose from; all, if left out. */
  locales?: readonly Locale[] | undefined;
}>;

/** The pages people see. They render what they are given and decide nothing. */
export type Pages = Readonly<{
  signIn: (view: SignInView) => Page;
  consent: (view: ConsentView) => Page;
  notAllowed: (view: NotAllowedView) => Page;
  leaving: (view: LeavingView) => Page;
  userCode: (view: UserCodeView) => Page;
  deviceConfirm: (view: DeviceConfirmView) => Page;
  deviceConnected: (view: DeviceConnectedView) => Page;
  deviceStopped: (view: PageView) => Page;
  signOut: (view: SignOutView) => Page;
  signedOut: (view: SignedOutView) => Page;
  error: (view: ErrorView) => Page;
  notFound: (view: PageView) => Page;
  home: (view: HomeView) => Page;
  demo: (view: DemoView) => Page;
  /** To be served at its path below `basePath`, without the headers of the pages. */
  stylesheet: Stylesheet;
  /** The same of the logo, if there is one. */
  logo: Logo | undefined;
}>;

/** Reads templates, words and style once; rendering touches no file. */
export function createPages(site: Site): Pages {
  const render = readTemplates();
  const { accentColor, theme = {}, locales = LOCALES } = site;
  const accent = accentColor === undefined ? '' : accentStyle(accentColor);
  const stylesheet = readStylesheet(accent + (theme.css ?? ''));
  const logo = theme.logo && createLogo(theme.logo);
  const frame = frameOf(site, stylesheet, logo);

  const page =
    <View extends PageView>(write: (view: View, writing: Writing) => PageContent) =>
    (view: View): Page => {
      const words = wordsIn(view.locale);
      const content = write(view, { words, site: site.title });
      const title = `${content.title} – ${site.title}`;
      const languages = languageLinks(view, locales);
      const model = { ...frame, ...content.model, words, locale: view.locale, title, languages };
      return { status: content.status, title, html: render(content.template, model) };
    };

  return {
    signIn: page(writeSignIn),
    consent: page(writeConsent),
    notAllowed: page(writeNotAllowed),
    leaving: page(writeLeaving),
    userCode: page(writeUserCode),
    deviceConfirm: page(writeDeviceConfirm),
    deviceConnected: page(writeDeviceConnected),
    deviceStopped: page(writeDeviceStopped),
    signOut: page(writeSignOut),
    signedOut: page(writeSignedOut),
    error: page(writeError),
    notFound: page(writeNotFound),
    home: page(writeHome),
    demo: page(writeDemo),
    stylesheet,
    logo,
  };
}

function frameOf(
  { title, links, basePath = '' }: Site,
  stylesheet: Stylesheet,
  logo: Logo | undefined,
) {
  return {
    site: title,
    siteMark: markOf(title),
    siteLogo: logo && basePath + logo.path,
    stylesheetHref: basePath + stylesheet.path,
    help: contactLink(links?.help),
    privacy: contactLink(links?.privacy),
  };
}

function languageLinks({ here, locale }: PageView, locales: readonly Locale[]) {
  if (here === undefined) return [];
  return locales
    .filter((other) => other !== locale)
    .map((other) => ({
      locale: other,
      name: wordsIn(other).text('language.name'),
      href: `${here}${here.includes('?') ? '&' : '?'}ui_locales=${other}`,
    }));
}
