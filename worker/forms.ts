import { DEFAULT_FORM, type FormConfig } from './contract/form.ts';
import { submissionSchema } from './contract/submission.ts';
import type { Site } from './site.ts';

/** One form of the site, ready to be shown and to check what is written in it. */
export interface Form {
  config: FormConfig;
  schema: ReturnType<typeof submissionSchema>;
  tags: string[];
}

/** The forms of a site by name, put together once. */
export type Forms = (name?: string) => Form | undefined;

/** @param channel where messages go if nobody says otherwise */
export function createForms(site: Site, channel: string): Forms {
  const { limits, fallbackEmail = null } = site;
  const { maxFiles, maxBytes, maxTotalBytes, accept } = site.attachments;
  const forms = Object.entries(site.forms).map(([name, { fields, data, tags }]): [string, Form] => {
    const config: FormConfig = {
      channels: [channel, ...site.channels.filter((other) => other !== channel)],
      fields,
      data,
      limits,
      attachments: { maxFiles, maxBytes, maxTotalBytes, accept },
      history: false,
      turnstileSiteKey: null,
      fallbackEmail,
    };
    return [name, { config, schema: submissionSchema(config), tags }];
  });
  const byName = new Map(forms);
  return (name = DEFAULT_FORM) => byName.get(name);
}
