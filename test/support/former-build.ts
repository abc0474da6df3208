import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIST = join(import.meta.dirname, '../../dist');
/** `/__former/{answer}/{names of chunks, with + between}/{file}` */
const PATH = /^\/__former\/(?<answer>replaced|nothing)\/(?<gone>[\w+-]+)\/(?<file>[\w./-]+\.js)$/;

/**
 * The built element as a page has it that was opened before the Worker was deployed anew: some of its chunks are there no more. They
 * are asked of the Worker, which has `replaced` them; or `nothing` answers, as without a network.
 */
export function formerBuild(path: string, worker: string): { body: string; type: string } | undefined {
  const { answer, gone, file } = PATH.exec(path)?.groups ?? {};
  if (!gone || !file) return undefined;
  if (!file.endsWith('-former.js')) {
    const names = new RegExp(`(/(?:${gone.replaceAll('+', '|')})-)[\\w-]{8}\\.js`, 'g');
    return { body: readFileSync(join(DIST, file), 'utf8').replace(names, '$1former.js'), type: 'js' };
  }
  return answer === 'replaced' ? { body: `import '${worker}/${file}';`, type: 'js' } : undefined;
}
