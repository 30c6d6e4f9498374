import { InvalidArgumentError } from 'commander';

/** Reads the address of an admin listener from the command line. */
export function parseServer(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new InvalidArgumentError('It is not an URL such as http://127.0.0.1:9090.');
  }
  return url;
}
