/** The site's own fields, in English. Keys with `_` are named by the code, or the type of field, that they put into words. */
export const fieldTexts = {
  newTab: '(opens in a new tab)',
  /** `{fields}` is a list of labels. */
  dropped: 'What was saved for {fields} no longer fits this form and was left out.',
  locked: 'Filled in by this page. It cannot be changed here.',

  required_text: 'Fill in “{label}”',
  required_one: 'Choose an option for “{label}”',
  required_some: 'Choose at least one option for “{label}”',
  required_date: 'Enter a date for “{label}”',
  required_tick: 'Tick “{label}”',

  too_short: {
    one: 'Write at least {count} character for “{label}”',
    other: 'Write at least {count} characters for “{label}”',
  },
  wrong_format: 'Enter “{label}” like this: {example}',
  not_an_email: 'Enter an e-mail address like name@example.com for “{label}”',
  not_a_url: 'Enter a web address like https://example.com for “{label}”',
  not_a_phone: 'Enter a phone number for “{label}”, with its area code',
  not_a_number: 'Enter a number for “{label}”, in digits',
  whole: 'Enter a whole number for “{label}”',
  out_of_step: 'Enter a number in steps of {step} for “{label}”',
  number_between: 'Enter a number from {min} to {max} for “{label}”',
  number_from: 'Enter a number from {min} up for “{label}”',
  number_to: 'Enter a number up to {max} for “{label}”',
  not_a_date: 'Enter day, month and year for “{label}”',
  date_between: 'Enter a date from {min} to {max} for “{label}”',
  date_from: 'Enter a date from {min} on for “{label}”',
  date_to: 'Enter a date up to {max} for “{label}”',
  not_an_option: 'Choose one of the options for “{label}”',
  too_few: {
    one: 'Choose at least {count} option for “{label}”',
    other: 'Choose at least {count} options for “{label}”',
  },
  too_many: {
    one: 'Choose at most {count} option for “{label}”',
    other: 'Choose at most {count} options for “{label}”',
  },
} as const;
