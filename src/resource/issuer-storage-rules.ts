import type { Finding } from './client-rule.ts';
import type { IssuerSpec } from './generated/issuer.ts';
import { faultsOfSecretRef } from './secret-ref-rules.ts';

type Storage = NonNullable<IssuerSpec['storage']>;

const OF_A_SERVER = /^(postgres|redis)/;

/** A password before the hosts, or one of the parameters that clients of PostgreSQL take. */
const WITH_PASSWORD = /^[^/]*\/\/[^/@:]*:[^/]*@|[?&](password|sslpassword)=/i;

/** Whether a storage URL holds a password, which everybody reads who reads the URL. */
export function holdsPassword(url: string): boolean {
  return WITH_PASSWORD.test(url);
}

/** What a schema cannot say about the storage. No message repeats a URL with a password in it. */
export function faultsOfStorage(storage: IssuerSpec['storage']): readonly Finding[] {
  const { url = 'sqlite:', passwordRef, sealKey } = storage ?? {};
  const findings = [
    ...faultsOfSecretRef(passwordRef, 'storage/passwordRef'),
    ...faultsOfSealKey(sealKey),
  ];
  if (holdsPassword(url)) {
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
  if (sealKey !== undefined && url.startsWith('memory:')) {
    findings.push({
      rule: 'contradiction',
      at: 'storage/sealKey',
      message: 'a key seals what is written somewhere, and memory: writes nothing',
      help: 'delete sealKey, or name a store that lasts with url',
    });
  }
  return findings;
}

/** A server by itself is not hurt by it, and nobody sees from the files how many there are. */
export function keysApart({ storage, keys }: IssuerSpec): readonly Finding[] {
  const { url = 'sqlite:', sealKey } = storage ?? {};
  const isShared = sealKey !== undefined || keys?.secretRef !== undefined;
  if (isShared || !OF_A_SERVER.test(url)) return [];
  return [
    {
      rule: 'storage-keys-apart',
      at: 'storage/url',
      message:
        'several servers over this store would each make keys of their own for tokens and cookies',
      help: 'name a sealKey, with which the keys lie in the store too, for all servers',
    },
  ];
}

function faultsOfSealKey(sealKey: Storage['sealKey']): readonly Finding[] {
  if (sealKey === undefined) return [];
  const { secretRef, previous = [] } = sealKey;
  return [
    ...faultsOfSecretRef(secretRef, 'storage/sealKey/secretRef'),
    ...previous.flatMap((one, index) =>
      faultsOfSecretRef(one.secretRef, `storage/sealKey/previous/${index}/secretRef`),
    ),
  ];
}
