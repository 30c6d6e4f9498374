import { expect, test } from 'vitest';
import { generateClientSecret, generatePassPhrase } from '../../src/secret/generate-secret.ts';

const MANY = 2000;

test('a client secret is 48 characters that need no escaping anywhere', () => {
  const secrets = Array.from({ length: MANY }, generateClientSecret);
  expect(secrets.filter((secret) => !/^[A-Za-z0-9_-]{48}$/.test(secret))).toEqual([]);
  expect(new Set(secrets).size).toBe(MANY);
  expect(new Set(secrets.join('')).size).toBe(64);
});

test('a password for a person has no letters that look like others', () => {
  const phrases = Array.from({ length: MANY }, generatePassPhrase);
  expect(phrases.filter((phrase) => !/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/.test(phrase))).toEqual([]);
  expect(phrases.join('')).not.toMatch(/[ilo01]/);
  expect(new Set(phrases).size).toBe(MANY);
});
