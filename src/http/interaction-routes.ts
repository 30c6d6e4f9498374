import { Router, urlencoded, type Request, type Response } from 'express';
import { errors } from 'oidc-provider';
import type { CurrentProvider } from '../issuer/current-provider.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { ACCESS_PROMPT } from '../issuer/interaction-policy.ts';
import { answerConsent, showConsent, type ConsentParts } from './consent.ts';
import { loadInteraction, type InteractionRequest } from './interaction.ts';
import { answerNotAllowed, showNotAllowed } from './not-allowed.ts';
import { answerSignIn, showSignIn, type SignInParts } from './sign-in.ts';

export type InteractionParts = SignInParts &
  ConsentParts &
  Readonly<{ current: CurrentSnapshot; provider: CurrentProvider }>;

/** Two text fields and two buttons. */
const BODY_LIMIT = '8kb';

/** The pages on which a person does what the engine's prompt asks for. */
export function createInteractionRoutes(parts: InteractionParts): Router {
  const routes = Router();
  routes.get('/interaction/:uid', async (request, response) => {
    show(parts, await contextOf(parts, request, response));
  });
  routes.post(
    '/interaction/:uid',
    urlencoded({ extended: false, limit: BODY_LIMIT }),
    async (request: Request<{ uid: string }>, response: Response) => {
      const context = await contextOf(parts, request, response);
      if (!parts.formTokens.check(context.interaction.uid, request.body?.csrf)) {
        throw new errors.SessionNotFound('the form was not ours, or is too old');
      }
      await answer(parts, context);
    },
  );
  return routes;
}

async function contextOf(
  parts: InteractionParts,
  request: Request<{ uid: string }>,
  response: Response,
): Promise<InteractionRequest> {
  const provider = parts.provider.get();
  const snapshot = parts.current.get();
  const interaction = await loadInteraction(provider, snapshot, request, response);
  return { request, response, provider, snapshot, interaction };
}

function show(parts: InteractionParts, context: InteractionRequest): void {
  switch (context.interaction.prompt.name) {
    case 'consent':
      return showConsent(parts, context);
    case ACCESS_PROMPT:
      return showNotAllowed(parts, context);
    default:
      return showSignIn(parts, context);
  }
}

function answer(parts: InteractionParts, context: InteractionRequest): Promise<void> {
  switch (context.interaction.prompt.name) {
    case 'consent':
      return answerConsent(parts, context);
    case ACCESS_PROMPT:
      return answerNotAllowed(parts, context);
    default:
      return answerSignIn(parts, context);
  }
}
