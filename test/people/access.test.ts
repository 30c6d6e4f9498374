import { expect, test } from 'vitest';
import { mayUse } from '../../src/people/access.ts';
import { client } from '../issuer/clients.ts';
import { person } from './people.ts';

const alice = person('alice', { username: 'alice.login', groups: ['staff'] });

test.each([
  ['no list', {}, true],
  ['one of her groups', { allowedGroups: ['admins', 'staff'] }, true],
  ['other groups', { allowedGroups: ['admins'] }, false],
  ['her name', { allowedUsers: ['alice'] }, true],
  ['the name she signs in with, which is not hers', { allowedUsers: ['alice.login'] }, false],
  ['others', { allowedUsers: ['bob'] }, false],
  ['her name beside other groups', { allowedGroups: ['admins'], allowedUsers: ['alice'] }, true],
  ['her group beside others', { allowedGroups: ['staff'], allowedUsers: ['bob'] }, true],
  ['an empty list of groups', { allowedGroups: [] }, false],
  ['an empty list of users', { allowedUsers: [] }, false],
])('with %s a person may use the app: %j → %s', (_what, more, expected) => {
  expect(mayUse(client('wiki', more), alice)).toBe(expected);
});
