import { FILE_TYPES } from './contract/file-types.ts';
import { defineSite } from './site.ts';

const MB = 1024 * 1024;

/** The one file to edit: what the forms of this site ask for and allow. A mistake stops the Worker and is named. */
export const site = defineSite({
  name: 'Acorn Bikes',

  channels: ['billing'],

  forms: {
    contact: {
      fields: [
        {
          name: 'order_number',
          type: 'text',
          label: { en: 'Order number', de: 'Bestellnummer', ar: 'رقم الطلب' },
          help: {
            en: 'You find it in the confirmation e-mail.',
            de: 'Sie steht in der Bestätigungs-E-Mail.',
            ar: 'تجده في رسالة التأكيد.',
          },
          maxLength: 40,
        },
        {
          name: 'topic',
          type: 'select',
          label: { en: 'Topic', de: 'Thema', ar: 'الموضوع' },
          options: [
            { value: 'billing', label: { en: 'Billing', de: 'Rechnung', ar: 'الفواتير' } },
            {
              value: 'technical',
              label: { en: 'Technical question', de: 'Technische Frage', ar: 'سؤال تقني' },
            },
            { value: 'other', label: { en: 'Something else', de: 'Etwas anderes', ar: 'شيء آخر' } },
          ],
        },
        {
          name: 'details',
          type: 'textarea',
          label: { en: 'Details', de: 'Einzelheiten', ar: 'التفاصيل' },
          help: {
            en: 'What have you tried so far?',
            de: 'Was haben Sie schon versucht?',
            ar: 'ما الذي جرّبته حتى الآن؟',
          },
        },
        {
          name: 'newsletter',
          type: 'checkbox',
          label: {
            en: 'Send me the newsletter',
            de: 'Den Newsletter möchte ich bekommen',
            ar: 'أرغب في تلقي النشرة الإخبارية',
          },
        },
      ],
      data: ['plan'],
      tags: ['website'],
    },

    returns: {
      channel: 'billing',
      fields: [
        {
          name: 'order_number',
          type: 'text',
          label: { en: 'Order number', de: 'Bestellnummer', ar: 'رقم الطلب' },
          width: 'half',
          required: true,
          pattern: 'AC-\\d{5}',
          example: 'AC-20931',
        },
        {
          name: 'bought',
          type: 'date',
          label: { en: 'Bought on', de: 'Gekauft am', ar: 'تاريخ الشراء' },
          width: 'half',
          required: true,
          max: 'today',
        },
        {
          name: 'reason',
          type: 'radio',
          label: { en: 'Why do you return it?', de: 'Warum schicken Sie es zurück?', ar: 'ما سبب الإرجاع؟' },
          required: true,
          options: [
            { value: 'damaged', label: { en: 'It is damaged', de: 'Es ist beschädigt', ar: 'المنتج تالف' } },
            {
              value: 'wrong',
              label: {
                en: 'It is not what I ordered',
                de: 'Ich hatte etwas anderes bestellt',
                ar: 'ليس ما طلبته',
              },
            },
            {
              value: 'unwanted',
              label: { en: 'I changed my mind', de: 'Ich habe es mir anders überlegt', ar: 'غيّرت رأيي' },
            },
          ],
        },
        {
          name: 'fault',
          type: 'textarea',
          label: { en: 'What is wrong with it?', de: 'Was ist damit?', ar: 'ما المشكلة فيه؟' },
          required: true,
          when: { field: 'reason', is: ['damaged', 'wrong'] },
        },
        {
          name: 'items',
          type: 'checkboxes',
          label: { en: 'What do you send back?', de: 'Was schicken Sie zurück?', ar: 'ما الذي تعيده؟' },
          required: true,
          options: [
            { value: 'bike', label: { en: 'The bike', de: 'Das Fahrrad', ar: 'الدراجة' } },
            { value: 'bags', label: { en: 'Bags', de: 'Taschen', ar: 'الحقائب' } },
            { value: 'lights', label: { en: 'Lights', de: 'Lichter', ar: 'المصابيح' } },
          ],
        },
        {
          name: 'bags',
          type: 'number',
          label: { en: 'How many bags?', de: 'Wie viele Taschen?', ar: 'كم عدد الحقائب؟' },
          width: 'half',
          min: 1,
          max: 10,
          step: 1,
          when: { field: 'items', is: 'bags' },
        },
        {
          name: 'refund',
          type: 'select',
          label: {
            en: 'What would you like instead?',
            de: 'Was möchten Sie stattdessen?',
            ar: 'ماذا تريد بدلًا منه؟',
          },
          options: [
            { value: 'money', label: { en: 'My money back', de: 'Mein Geld zurück', ar: 'استرداد المبلغ' } },
            { value: 'exchange', label: { en: 'Another one', de: 'Ein anderes', ar: 'منتجًا آخر' } },
            { value: 'repair', label: { en: 'A repair', de: 'Eine Reparatur', ar: 'الإصلاح' } },
          ],
          default: 'money',
        },
        {
          name: 'gift',
          type: 'checkbox',
          label: { en: 'It was a gift', de: 'Es war ein Geschenk', ar: 'كان هدية' },
        },
        {
          name: 'buyer',
          type: 'email',
          label: {
            en: 'E-mail of whoever bought it',
            de: 'E-Mail der Person, die es gekauft hat',
            ar: 'البريد الإلكتروني لمن اشتراه',
          },
          when: { field: 'gift', is: true },
        },
        {
          name: 'phone',
          type: 'tel',
          label: { en: 'Phone', de: 'Telefon', ar: 'الهاتف' },
          width: 'half',
          country: 'GB',
          autocomplete: 'tel',
        },
        {
          name: 'photos',
          type: 'url',
          label: { en: 'Link to photos', de: 'Link zu Fotos', ar: 'رابط الصور' },
          width: 'half',
        },
        {
          name: 'rating',
          type: 'number',
          label: { en: 'How easy was it?', de: 'Wie einfach war es?', ar: 'ما مدى سهولة ذلك؟' },
          min: 1,
          max: 5,
          slotted: true,
        },
        { name: 'campaign', type: 'hidden', label: 'Campaign', default: 'website' },
        {
          name: 'policy',
          type: 'consent',
          label: {
            en: 'I have read the [return policy](https://www.example.com/returns).',
            de: 'Ich habe die [Rückgabebedingungen](https://www.example.com/returns) gelesen.',
            ar: 'قرأت [سياسة الإرجاع](https://www.example.com/returns).',
          },
        },
      ],
      data: [],
      tags: ['website', 'return'],
    },
  },

  limits: { name: 100, subject: 200, body: 50_000, answer: 5_000 },

  attachments: {
    maxFiles: 5,
    maxBytes: 20 * MB,
    maxTotalBytes: 40 * MB,
    accept: Object.keys(FILE_TYPES),
    keepDays: 30,
  },

  outbox: { shards: 1, keepDays: 30 },

  history: {
    enabled: true,
    followers: false,
    closing: true,
    data: ['order_number', 'topic'],
    fileHosts: [],
  },
});
