import { changedClients, changedUsers, gainedIn, namesInWords, riskOf } from '../changed-things.ts';
import { membershipPlace } from '../membership-place.ts';
import { ACCESS_FIELDS, reachOf } from '../reach.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** Somebody may be locked out by mistake. A client that is disabled is told of as such. */
export const fewerPeople: RiskRule = {
  name: 'fewer-people',
  severity: 'medium',
  summary: 'Somebody can no longer sign in to an app; they are named.',
  find: (comparison) => {
    const losses = reachOf(comparison).filter(({ lost }) => lost.length > 0);
    if (losses.length === 0) return [];
    const clients = changedClients(comparison).flatMap((client): readonly FoundRisk[] => {
      const { after, change } = client;
      const reach = losses.find((one) => one.client === after.id);
      const told = change.fields.find(({ path }) => ACCESS_FIELDS.includes(path));
      if (reach === undefined || told === undefined || !after.enabled) return [];
      const message = `${reach.before} → ${reach.after} people can sign in; no longer ${namesInWords(reach.lost)}`;
      return [riskOf(client, { field: told.path, message })];
    });
    const people = changedUsers(comparison).flatMap((user): readonly FoundRisk[] => {
      const { before, after } = user;
      const [group] = before === undefined ? [] : gainedIn(after.groups, before.groups);
      const apps = losses.filter(({ lost }) => lost.includes(after.key));
      if (before === undefined || group === undefined || apps.length === 0) return [];
      const message = `can no longer sign in to ${namesInWords(apps.map(({ client }) => client))}`;
      const place = membershipPlace(comparison.base, before, group);
      return [{ ...riskOf(user, { field: 'groups', message, gone: true }), place }];
    });
    return [...clients, ...people];
  },
};
