import type { Conversation, Message, Profile, Shape } from './conversation.ts';
import { transcript } from './transcript.ts';

const minute = 60_000;

/** Author, words, minutes ago, and how it is drawn. */
type Line = [Message['from'], string, number, Pick<Message, 'split' | 'shadow'>?];

/**
 * The conversations that lie in the desk's inbox at start. Their codes are those of `seededCodes`; everything else
 * with six digits in it (orders, prices, phones, dates, parcels, one-time passwords) is no code.
 * @param now epoch ms that the newest lines lie shortly before
 */
export function seededConversations(now: number): Conversation[] {
  const conversation = (
    id: string,
    topic: string,
    shape: Shape,
    customer: Profile,
    unread: number,
    lines: Line[],
  ): Conversation => ({
    id,
    topic,
    shape,
    customer,
    unread,
    messages: lines.map(([from, text, ago, look], index) => ({
      id: `${id}-${index + 1}`,
      from,
      text,
      at: now - ago * minute,
      ...look,
    })),
  });

  return [
    conversation(
      'checkout',
      'Checkout stays on “Processing”',
      'plain',
      {
        name: 'Priya Raman',
        email: 'priya.raman@example.com',
        phone: '+44 20 7946 0958',
        place: 'Leeds, United Kingdom',
        since: 'March 2019',
        orders: [
          { number: '#104233', what: 'Ridge two-person tent', price: '£329.00' },
          { number: '#098117', what: 'Gas canister, 4 pcs', price: '£22.40' },
        ],
      },
      2,
      [
        ['customer', 'Hello, my basket has been on “Processing” for ten minutes. Order 104233.', 14],
        ['agent', 'Hi Priya, sorry about that. I can see #104233 with a total of £329.00, unpaid.', 13],
        [
          'customer',
          'I tried card and PayPal, both just spin. My number is +44 20 7946 0958 if you want to call.',
          11,
        ],
        [
          'agent',
          'May I look at the page together with you? Please press “Share my screen” in the menu and send me the six-digit code it shows.',
          9,
        ],
        ['note', 'Payment provider shows no attempt since 14:02. Reference PAY-20261121-118829.', 8],
        ['customer', 'ok, the screen share code is 482-913', 6],
        ['customer', 'it says it is good for 20 minutes', 6],
      ],
    ),
    conversation(
      'voucher',
      'Voucher does nothing',
      'plain',
      {
        name: 'Tom Becker',
        email: 'tom.becker@example.de',
        phone: '+49 30 901820',
        place: 'Berlin, Germany',
        since: 'November 2021',
        orders: [{ number: '#103990', what: 'Wool socks, grey', price: '€18.90' }],
      },
      1,
      [
        ['customer', 'Automated helpcode: 118204', 43],
        ['customer', 'I typed WINTER26 and nothing happens, no error, nothing', 42],
        ['agent', 'Thanks Tom. Which browser is it, and what is in the basket?', 41],
        [
          'customer',
          'Firefox on a Mac. Socks for 18,90 and boots for 149,00. The voucher ran until 30.11.2026.',
          39,
        ],
        [
          'agent',
          'I will ask the web team to watch the recording. More about vouchers: https://shop.example.com/help/vouchers/200145',
          38,
        ],
        ['customer', 'great. reach me on 030 901820 or here', 24],
      ],
    ),
    conversation(
      'refund',
      'Refund form, second try',
      'plain',
      {
        name: 'Inés Duarte',
        email: 'ines.duarte@example.pt',
        phone: '+351 21 123 4567',
        place: 'Porto, Portugal',
        since: 'June 2024',
        orders: [{ number: '#104118', what: 'Trail boots, size 39', price: '€149.00' }],
      },
      0,
      [
        ['customer', 'Hi again, we spoke an hour ago. The refund form still has no button.', 66],
        ['customer', 'My Cobrowse code was 640275', 64],
        [
          'agent',
          'Sorry, I was with another customer; that one has run out by now. Could you make a new one?',
          20,
        ],
        ['customer', 'Your Support Code is 640 311', 18],
        ['customer', 'the parcel was 1Z999AA10123456784, in case that helps', 17],
        ['agent', 'Joining in a moment.', 17],
      ],
    ),
    conversation(
      'password',
      'Cannot sign in',
      'plain',
      {
        name: 'Kwame Boateng',
        email: 'kwame.b@example.org',
        phone: '+233 30 222 1234',
        place: 'Accra, Ghana',
        since: 'January 2026',
        orders: [],
      },
      0,
      [
        ['customer', 'The sign-in page wants a one-time password and then forgets it.', 130],
        ['customer', 'Alder & Pine: 771204 is your verification code. Do not share it with anyone.', 129],
        ['agent', 'Please keep those to yourself, Kwame, we never need them.', 128],
        ['customer', 'sorry! card ends 4412, order from 19/11/2026, total $1,249.00, postcode 560034', 126],
        [
          'agent',
          'No harm done, it was used up already. Your account is unlocked; try again in 15 minutes.',
          125,
        ],
        ['customer', 'works, thank you', 98],
      ],
    ),
    conversation(
      'unknown',
      'Basket empties itself',
      'plain',
      {
        name: 'Mei-Ling Chou',
        email: 'meiling.chou@example.tw',
        place: 'Taipei, Taiwan',
        since: 'August 2025',
        orders: [{ number: '#104201', what: 'Titanium mug', price: 'NT$1,180' }],
      },
      0,
      [
        ['customer', 'Every time I come back from the payment page my basket is empty.', 34],
        ['agent', 'Could you open the help menu and read me the support code?', 33],
        ['customer', 'my support code is 905 117', 31],
        ['agent', 'Thanks, I will look for it.', 30],
      ],
    ),
    conversation(
      'years',
      'A code that was used before',
      'plain',
      {
        name: 'Olu Adeyemi',
        email: 'olu@example.ng',
        phone: '+234 1 888 0101',
        place: 'Lagos, Nigeria',
        since: 'May 2018',
        orders: [{ number: '#077310', what: 'Head torch', price: '₦31,500' }],
      },
      0,
      [
        ['customer', 'The size table covers the “Add to basket” button on my phone.', 9],
        ['agent', 'Let me see it with you: tap “Share my screen” and tell me your session code.', 8],
        ['customer', 'Session code: 206417', 5],
      ],
    ),
    conversation(
      'split',
      'Code in pieces',
      'plain',
      {
        name: 'Sofia Rossi',
        email: 'sofia.rossi@example.it',
        place: 'Turin, Italy',
        since: 'October 2022',
        orders: [],
      },
      0,
      [
        ['customer', 'The map on the store finder is grey.', 52],
        ['agent', 'Which Cobrowse code does the app show?', 50],
        ['customer', 'Cobrowse code 731-664', 12, { split: true }],
        ['customer', 'copied straight from the app', 12],
      ],
    ),
    conversation(
      'frame',
      'Gift card balance',
      'frame',
      {
        name: 'Jonas Lind',
        email: 'jonas.lind@example.se',
        phone: '+46 8 123 456 00',
        place: 'Malmö, Sweden',
        since: 'April 2020',
        orders: [{ number: '#104190', what: 'Gift card', price: 'SEK 500' }],
      },
      0,
      [
        ['customer', 'The balance of my gift card 6006 4912 0059 3861 shows as zero.', 75],
        ['agent', 'Please send me the screen sharing code from the app.', 74],
        ['customer', 'Here it is, the screen sharing code: 059386', 7],
        ['agent', 'Thank you. See also https://shop.example.com/gift-cards', 6],
      ],
    ),
    conversation(
      'shadow',
      'Wrong address on the label',
      'shadow',
      {
        name: 'Amira Haddad',
        email: 'amira.haddad@example.com',
        phone: '+961 1 999 888',
        place: 'Beirut, Lebanon',
        since: 'July 2023',
        orders: [{ number: '#104166', what: 'Down jacket', price: '$210.00' }],
      },
      0,
      [
        ['customer', 'The label on order 104166 has my old address.', 48, { shadow: 'open' }],
        ['agent', 'Let me watch the address form with you. Which code do you see?', 46, { shadow: 'open' }],
        ['customer', 'Cobrowse session code 314702', 8, { shadow: 'open' }],
        ['customer', 'and the site also gave me help code 826150', 7, { shadow: 'closed' }],
        ['agent', 'Both arrived, thank you.', 6, { shadow: 'closed' }],
      ],
    ),
    conversation(
      'bare',
      'Video call, bare digits',
      'plain',
      {
        name: 'Hannah Weiss',
        email: 'hannah.weiss@example.at',
        place: 'Graz, Austria',
        since: 'February 2025',
        orders: [{ number: '#104075', what: 'Camp stove', price: '€74.50' }],
      },
      0,
      [
        ['agent', 'What do you see at the top of the app now?', 28],
        ['customer', '573 920', 10],
        ['customer', '410 233', 10],
        ['customer', 'the first is from the app, the second is on the box', 9],
      ],
    ),
    conversation(
      'arabic',
      'الدفع لا يعمل',
      'plain',
      {
        name: 'ليلى منصور',
        email: 'layla.mansour@example.ae',
        phone: '+971 4 123 4567',
        place: 'دبي',
        since: '2024',
        orders: [{ number: '#104002', what: 'خيمة لشخصين', price: '1,199.00 د.إ.' }],
      },
      0,
      [
        ['customer', 'مرحبا، صفحة الدفع لا تعمل منذ الصباح.', 88],
        ['agent', 'أهلا ليلى، ما هو رمز المشاركة (Cobrowse code)؟', 86],
        ['customer', 'Cobrowse code 268 045 وشكرا', 11],
      ],
    ),
    {
      id: 'long',
      topic: 'Wholesale account, since 2023',
      shape: 'long',
      customer: {
        name: 'Basecamp Outfitters',
        email: 'orders@basecamp.example',
        phone: '+1 415 555 0132',
        place: 'Denver, United States',
        since: 'January 2023',
        orders: [{ number: '#104222', what: '40 × Ridge tent', price: '$11,480.00' }],
      },
      unread: 0,
      messages: transcript(now),
    },
  ];
}
