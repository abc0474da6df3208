import { STATUS } from '../../store/statuses.ts';
import { aisha, ida, maya, type Story, tomasz } from '../story.ts';

/** Other scripts and directions, alone and mixed. */
export const LANGUAGES: Story[] = [
  {
    subject: 'سلة أمامية للدراجة',
    status: STATUS.pending,
    age: 17,
    lasts: 1.4,
    lines: [
      ida.writes('مرحبا،\n\nهل لديكم سلة أمامية تناسب دراجة Acorn 8؟ رقم الطلب هو AC-20931.\n\nشكرا جزيلا'),
      aisha.answers('مرحبا إيدا،\n\nنعم، سلة **Nut** تناسبها وثمنها ٣٩ يورو. هل نرسلها إليك؟\n\nعائشة'),
    ],
  },
  {
    subject: 'פעמון חדש לאופניים',
    status: STATUS.resolved,
    age: 205,
    lasts: 2,
    lines: [
      ida.writes('שלום, הפעמון שלי נשבר. האם אפשר להזמין פעמון מפליז (brass) בצבע זהב?'),
      maya.answers('שלום אידה, כן. המחיר הוא 14 אירו, והוא יישלח מחר.'),
      ida.writes('תודה רבה! 🔔'),
    ],
  },
  {
    subject: 'ブレーキの音について',
    status: STATUS.resolved,
    age: 233,
    lasts: 3,
    lines: [
      ida.writes(
        'お世話になっております。先週から前輪のブレーキを握ると「キーキー」という音がします。調整の方法を教えていただけますか。',
      ),
      tomasz.answers(
        'Ida さん、写真をありがとうございます。ブレーキパッドの角度を少し変えてください。詳しくは添付の図をご覧ください。',
        '調整方法.pdf',
      ),
      ida.writes('音が消えました。ありがとうございます。'),
    ],
  },
  {
    subject: 'Größe des Rahmens für 1,58 m',
    status: STATUS.archived,
    age: 260,
    lasts: 4,
    reference: '9QX3-YB7T',
    data: { topic: 'other', details: 'Für meine Mutter; Straße mit Kopfsteinpflaster.' },
    lines: [
      ida.writes(
        'Grüß Gott,\n\nmeine Mutter ist 1,58 m groß. Passt ihr der 47er Rahmen, oder ist der 50er für längere Strecken bequemer?',
      ),
      tomasz.answers(
        'Hallo Ida,\n\nder 47er. Beim 50er käme sie mit den Füßen nicht sicher auf den Boden.\n\nSchöne Grüße, Tomasz',
      ),
      ida.writes('Danke, so machen wir es. Sie freut sich riesig.'),
    ],
  },
  {
    subject: '20931',
    status: STATUS.chatbotAssigned,
    age: 4.6,
    lasts: 0.2,
    lines: [ida.writes('20931'), maya.answers('Hello Ida, is that your order? What may we do about it?')],
  },
];
