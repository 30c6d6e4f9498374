import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const PROGRAM = require.resolve('yaml-language-server/bin/yaml-language-server');

/** Zero-based, as the protocol counts. */
type Position = Readonly<{ line: number; character: number }>;
type Range = Readonly<{ start: Position; end: Position }>;
export type Underlined = Readonly<{ range: Range; message: string; severity: number }>;

/** The YAML language server as an editor drives it: one process, JSON-RPC over its streams. */
export type LanguageServer = Readonly<{
  /** Opens a file with a text and resolves to what the editor would underline. */
  open(path: string, text: string): Promise<readonly Underlined[]>;
  /** The words that are offered at a place of an open file. */
  complete(path: string, position: Position): Promise<readonly string[]>;
  /** What is shown for a word of an open file. */
  hover(path: string, position: Position): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}>;

/** What an editor would answer: everything on, nothing from the network. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
  },
};

type Message = Readonly<{
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
}>;

export async function startLanguageServer(directory: string): Promise<LanguageServer> {
  const child = spawn(process.execPath, [PROGRAM, '--stdio'], { stdio: 'pipe' });
  const answers = new Map<number, (result: unknown) => void>();
  const published = new Map<string, (found: readonly Underlined[]) => void>();
  let last = 0;

  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const notify = (method: string, params: object) => send({ method, params });
  const request = (method: string, params: object) => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const id = ++last;
    answers.set(id, resolve);
    send({ id, method, params });
    return promise;
  };
  readMessages(child.stdout, ({ id, method, params = {}, result }) => {
    if (method === undefined && id !== undefined) answers.get(id)?.(result);
    else if (id !== undefined) send({ id, result: answerTo(method, params) });
    else if (method === 'textDocument/publishDiagnostics') {
      published.get(String(params['uri']))?.(params['diagnostics'] as readonly Underlined[]);
    }
  });

  const rootUri = pathToFileURL(directory).href;
  const capabilities = { workspace: { configuration: true }, textDocument: {} };
  await request('initialize', { processId: process.pid, rootUri, capabilities });
  notify('initialized', {});
  notify('workspace/didChangeConfiguration', { settings: SETTINGS });

  const uriOf = (path: string) => pathToFileURL(join(directory, path)).href;
  return {
    open: (path, text) => {
      const { promise, resolve } = Promise.withResolvers<readonly Underlined[]>();
      published.set(uriOf(path), resolve);
      const textDocument = { uri: uriOf(path), languageId: 'yaml', version: 1, text };
      notify('textDocument/didOpen', { textDocument });
      return promise;
    },
    complete: async (path, position) => {
      const textDocument = { uri: uriOf(path) };
      const offered = await request('textDocument/completion', { textDocument, position });
      return (offered as { items: readonly { label: string }[] }).items.map(({ label }) => label);
    },
    hover: async (path, position) => {
      const textDocument = { uri: uriOf(path) };
      const shown = await request('textDocument/hover', { textDocument, position });
      return (shown as { contents: { value: string } } | null)?.contents.value ?? '';
    },
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'close');
      child.kill();
      await ended;
    },
  };
}

/** The settings that the server asks for by their sections. */
function answerTo(method: string | undefined, params: Record<string, unknown>): unknown {
  if (method !== 'workspace/configuration') return null;
  const items = params['items'] as readonly { section?: string }[];
  return items.map(({ section = '' }) => SETTINGS[section] ?? {});
}

/** Messages are framed by their length in bytes; a chunk may hold a part of one, or several. */
function readMessages(stream: NodeJS.ReadableStream, take: (message: Message) => void): void {
  let received = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const end = received.indexOf('\r\n\r\n');
      const [, length] = /Content-Length: (\d+)/i.exec(received.toString('latin1', 0, end)) ?? [];
      const stop = end + 4 + Number(length);
      if (end < 0 || received.length < stop) return;
      const body = received.toString('utf8', end + 4, stop);
      received = received.subarray(stop);
      take(JSON.parse(body) as Message);
    }
  });
}
