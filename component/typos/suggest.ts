import { ENDINGS, NEARLY_COM, OTHERS, providers } from './providers.ts';

/** In shorter names one letter makes another name that somebody may have. */
const SHORTEST = 5;
/** Names of so many letters may have two mistakes. */
const LONG = 8;

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ADDRESS = new RegExp(`^([^\\s@]+)@(${LABEL}(?:\\.${LABEL})+)$`, 'i');

/**
 * The address that was probably meant; `undefined` if there is nothing to doubt. Only plain ASCII domains are looked at:
 * nobody knows all scripts well enough to correct them.
 */
export function suggestionFor(address: string): string | undefined {
  const [, local, domain] = ADDRESS.exec(address.trim()) ?? [];
  if (!local || !domain || domain.startsWith('xn--') || domain.includes('.xn--')) return undefined;
  const [name = '', ...rest] = domain.toLowerCase().split('.');
  const ending = rest.join('.');
  const meant = mended(name, ending);
  return meant && meant !== `${name}.${ending}` ? `${local}@${meant}` : undefined;
}

function mended(name: string, ending: string): string | undefined {
  const better = ending.replace(/[^.]+$/, (last) => ENDINGS[last] ?? last);
  const known = providers.has(name) ? name : nearest(name);
  const endings = (known && providers.get(known)) ?? [];
  if (known && endings.includes(better)) return `${known}.${better}`;
  if (known && endings.includes('com') && NEARLY_COM.includes(ending)) return `${known}.com`;
  return better === ending ? undefined : `${name}.${better}`;
}

/** The provider whose name this nearly is. */
function nearest(name: string): string | undefined {
  if (OTHERS.includes(name)) return undefined;
  return [...providers.keys()].find(
    (known) => known.length >= SHORTEST && isNear(name, known, known.length < LONG ? 1 : 2),
  );
}

/** Whether one becomes the other by so many letters missing, too many, wrong, or exchanged with their neighbour. */
function isNear(one: string, other: string, slips: number): boolean {
  const differ = [...one].findIndex((letter, at) => letter !== other[at]);
  const same = differ < 0 ? one.length : differ;
  const [a, b] = [one.slice(same), other.slice(same)];
  if (a === b) return true;
  if (slips === 0) return false;
  const swapped = a[0] === b[1] && a[1] === b[0];
  return (
    isNear(a.slice(1), b, slips - 1) ||
    isNear(a, b.slice(1), slips - 1) ||
    isNear(a.slice(1), b.slice(1), slips - 1) ||
    (swapped && isNear(a.slice(2), b.slice(2), slips - 1))
  );
}
