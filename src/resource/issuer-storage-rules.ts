import type { Finding } from './client-rule.ts';
import type { IssuerSpec } from './generated/issuer.ts';
import { faultsOfSecretRef } from './secret-ref-rules.ts';

const OF_A_SERVER = /^(postgres|redis)/;

/** A password before the hosts, or one of the parameters that clients of PostgreSQL take. */
const WITH_PASSWORD = /^[^/]*\/\/[^/@]*:[^/]*@|[?&](password|sslpassword)=/i;

/** What a schema cannot say about the storage. No message repeats a URL with a password in it. */
export function faultsOfStorage(storage: IssuerSpec['storage']): readonly Finding[] {
  const { url = 'sqlite:', passwordRef } = storage ?? {};
  const findings = [...faultsOfSecretRef(passwordRef, 'storage/passwordRef')];
  if (WITH_PASSWORD.test(url)) {
    findings.push({
      rule: 'secret-plaintext',
      at: 'storage/url',
      message: 'the URL holds a password, which everybody reads who reads the file',
      help: 'move it to a Secret, a mounted file or a variable, and name that with passwordRef',
    });
  }
  if (passwordRef !== undefined && !OF_A_SERVER.test(url)) {
    findings.push({
      rule: 'contradiction',
      at: 'storage/passwordRef',
      message: 'a password is for a server, and url names none',
      help: 'delete passwordRef, or name the server with url',
    });
  }
  return findings;
}
