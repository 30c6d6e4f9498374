import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Certificate = Readonly<{ key: string; cert: string }>;

/** As openssl writes them: `/O=Example/CN=app`, `DNS:app.example.com,URI:spiffe://example.com/app`. */
type CertificateNames = Readonly<{ subject?: string; names?: string }>;

/** A certificate that nobody else signed, for one host name, made by openssl. */
export async function createCertificate(
  host: string,
  { subject = `/CN=${host}`, names = `DNS:${host}` }: CertificateNames = {},
): Promise<Certificate> {
  const directory = await mkdtemp(join(tmpdir(), 'idpfile-certificate-'));
  const keyFile = join(directory, 'key.pem');
  const certFile = join(directory, 'cert.pem');
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const content = ['-subj', subject, '-addext', `subjectAltName=${names}`, '-days', '2'];
  const files = ['-keyout', keyFile, '-out', certFile];
  try {
    await promisify(execFile)('openssl', ['req', ...kind, ...content, ...files]);
    return { key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') };
  } finally {
    await rm(directory, { recursive: true });
  }
}
