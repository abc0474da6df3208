import type { Today } from './contract/days.ts';
import { DEFAULT_FORM, type LocalizedForm } from './contract/form.ts';
import { submissionSchema } from './contract/submission.ts';
import type { Site } from './site.ts';

/** One form of the site, ready to be shown and to check what is written in it. */
export interface Form {
  config: LocalizedForm;
  schema: ReturnType<typeof submissionSchema>;
  tags: string[];
}

/** The forms of a site by name, put together once. */
export type Forms = (name?: string) => Form | undefined;

/** How customers can prove an e-mail address here; without any there is nothing to show them. */
export interface Proofs {
  /** By a code that is mailed. */
  codes: boolean;
  /** By the site that they are signed in to. */
  identity: boolean;
}

/** @param usualChannel where messages go if neither the form nor the page says otherwise */
export function createForms(
  site: Site,
  usualChannel: string,
  { codes, identity }: Proofs,
  today: Today,
): Forms {
  const history = site.history.enabled && (codes || identity);
  const { limits, fallbackEmail = null } = site;
  const { maxFiles, maxBytes, maxTotalBytes, accept, keepMetadata = false } = site.attachments;
  const forms = Object.entries(site.forms).map(([name, definition]): [string, Form] => {
    const { channel = usualChannel, fields, data, tags, parameters } = definition;
    const config: LocalizedForm = {
      channels: [channel, ...site.channels.filter((other) => other !== channel)],
      fields,
      data,
      ...(parameters && { parameters }),
      limits,
      attachments: { maxFiles, maxBytes, maxTotalBytes, accept, ...(keepMetadata && { keepMetadata }) },
      history,
      codes: history && codes,
      closing: history && site.history.closing,
      turnstileSiteKey: null,
      fallbackEmail,
    };
    return [name, { config, schema: submissionSchema(config, today), tags }];
  });
  const byName = new Map(forms);
  return (name = DEFAULT_FORM) => byName.get(name);
}
