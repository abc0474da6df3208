import type { Client } from '../client.ts';

/** Links, conditions, and what is not drawn one below the other by the element. */
const MORE = /"(width|slotted)"|"(when|required)":\{|"hidden"|\]\(/;

/** Asks for a form, and for what draws its fields if it cannot even be shown without that. */
export function wholeForm(
  client: Pick<Client, 'getForm'>,
  load: () => Promise<unknown>,
): Pick<Client, 'getForm'> {
  return {
    async getForm(...asked) {
      const answer = await client.getForm(...asked);
      const more = answer.outcome === 'ok' && MORE.test(JSON.stringify(answer.value.fields));
      return more
        ? load().then(
            () => answer,
            () => ({ outcome: 'unreachable', reason: 'network' }),
          )
        : answer;
    },
  };
}
