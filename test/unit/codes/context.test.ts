import { describe, it } from 'vitest';
import { expectMarked } from './expected.ts';

describe('what was asked last decides', () => {
  it.each([
    'What is your help code? ⇒ <n:482913>',
    'Could you read me the help code at the bottom of the page? ⇒ <n:482 913>',
    'Please click "Get help" and tell me the help code you see. ⇒ ok, <n:482913>',
    'Please read me the six-digit screen-share code. ⇒ <c:482913>',
    'Can you share your screen with me? There is a code in the footer. ⇒ <c:482913>',
    'Please start a cobrowse session and send me the code ⇒ done, <c:482-913>',
    'What six digits do you see? ⇒ <u:482913>',
    'What code do you see? ⇒ <u:482913>',
    'can you give me the 6-digit number on your screen? ⇒ <u:482913>',
    'please send me the support code ⇒ <u:482913>',
    'What is your order number? ⇒ <w:482913>',
    'Order number please ⇒ <w:482913>',
    'May I have your order number? ⇒ sure, <w:482913>',
    'Can you confirm your ticket number? ⇒ <w:482 913>',
    'What is the invoice number? ⇒ its <w:482913>',
    'What is your zip code? ⇒ <w:482913>',
    'What is your postcode? ⇒ <w:482913>',
    'Please tell me the verification code we texted you. ⇒ <w:482913>',
    'Which error code do you get? ⇒ <w:482913>',
    'What is your voucher code? ⇒ <w:482913>',
    'and the promo code? ⇒ <w:482913>',
    'customer number? ⇒ <w:482913>',
    'What is your help code?\nAnd what is your order number? ⇒ <w:482913>',
    'What is your order number?\nThanks. And the help code? ⇒ <n:482913>',
    'What is your order number?\n77120\nGreat. Now read me the help code please ⇒ <n:482913>',
    'What is your order number?\n771204\nThank you. Please read me the six-digit screen-share code ⇒ <c:482913>',
    'Do you see the help code?\nwhere?\nBottom left, next to the cookie settings.\nok one sec ⇒ <n:482913>',
    'Can you read me the session code?\nhold on\nmy phone is slow ⇒ <c:482 913>',
    'I need either your order number or the help code ⇒ help code <n:482913>',
    "What's your name?\nAnn ⇒ <w:482913>",
    'Hello! How can I help? ⇒ <w:482913>',
    'How many visitors did you have? ⇒ <w:482913>',
    "What's your phone number? ⇒ <w:482913>",
    'Thanks for your order! ⇒ <w:482913>',
    'I cannot find your order.\nDo you have a help code? ⇒ yes <n:482913>',
    'Agent: Could I get the support code shown in the app?\nCustomer: Sure, let me look ⇒ <u:482913>',
    'What is the help code?\nmy order number is 771204\nThanks, and the help code? ⇒ <n:482913>',
  ])('%s', expectMarked);
});

describe('a question that has been answered', () => {
  it.each([
    "What's your help code?\n482913\nThanks, looking now. ⇒ my order is <w:771204>",
    "What's your help code?\n482913\nThanks. And your order number? ⇒ <w:771204>",
    "What's your help code? ⇒ my order number is <w:771204>",
    "What's your order number? ⇒ I only have the help code <n:482913>",
    "What's your order number? ⇒ the screen share code is <c:482913>",
    "What's the help code? ⇒ order <w:771204> help code <n:482913>",
  ])('%s', expectMarked);
});

describe('"code" counts as a question where something is asked, and soon after', () => {
  it.each([
    'my code returns that the function name must be a string, as far as I can see ⇒ <w:482913>',
    'I had put the code in and the app said that the discount was over already ⇒ <w:482913>',
    'the code? ⇒ <u:482913>',
    'I will need the code that the page shows you after a while, to go on with this ⇒ <u:482913>',
    'Which code is it?\none second\nI have to find the page ⇒ <u:482913>',
    'Which code is it?\none second\nI have to find the page\nstill there? ⇒ <w:482913>',
    'le code ne marchait pas hier soir quand mon mari a essayé sur sa tablette ⇒ <w:482913>',
    'quel est le code ? ⇒ <u:482913>',
  ])('%s', expectMarked);
});

describe('who shares a screen and asks for a number asks for its code', () => {
  it.each([
    'Let me see your screen: press "Share screen" and read me the number ⇒ here it comes, <c:4 8 2 9 1 3>',
    'Let me see your screen: press "Share screen" ⇒ here comes something else, <w:4 8 2 9 1 3>',
    '画面共有を開始を押すと数字が出ますので教えてください ⇒ えっと、<c:8 1 5 2 7 0>これ見えてますか？',
    'app me "Share screen" dabaiye aur jo number aaye wo bataiye\nkoi fraud to nahi hai na ⇒ ha aa gaya <c:694513> ab?',
  ])('%s', expectMarked);
});

describe('of two things in a question, the one that is wanted', () => {
  it.each([
    'The session code can wait, first give me the invoice number please ⇒ <w:482913>',
    'Give me the invoice number instead of the session code please ⇒ <w:482913>',
    'me passa o número da fatura em vez do código da sessão ⇒ <w:482913>',
    'oturum kodu yerine fatura numaranızı alayım ⇒ <w:482913>',
    'Laat de hulpcode maar, wat is je klantnummer? ⇒ <w:482913>',
    'أعطني رقم الفاتورة بدلا من رمز الجلسة ⇒ <w:482913>',
    'Código de sessão, por favor ⇒ código de sessão não me aparece nenhum, só tenho o nº da fatura: <w:692018>',
  ])('%s', expectMarked);
});

describe('what the customer asks meanwhile does not take the question away', () => {
  it.each([
    'Facciamo prima se vedo la sua schermata. Prema "Condividi schermo" e mi detti il codice.\nma poi mi entrate nel conto? ⇒ ok eccolo <c:719–307>',
    'Toca em "Compartilhar tela" e me fala o código que aparecer?\nvcs nao vao ver minha senha nao né ⇒ tá bom, <c:686 484>',
    'Press "Share screen" and read me the code please\nwill you see my password? ⇒ ok <c:482913>',
  ])('%s', expectMarked);
});

describe('the digits that you asked for', () => {
  it.each([
    'haan, the digits you asked for: <u:482913>',
    'هذي الأرقام اللي طلبتها <u:482913>',
    'الأرقام اللي طلبتوها: <u:482 913>',
    'die Ziffern, die Sie wollten: <u:482913>',
    'les chiffres que vous demandiez : <u:482913>',
    'los dígitos que me pidió: <u:482913>',
    'os números que vc pediu: <u:482913>',
    'le cifre che mi ha chiesto: <u:482913>',
    'de cijfers waar je om vroeg: <u:482913>',
    'te cyferki o które pan prosił: <u:482913>',
    'siffrorna du bad om: <u:482913>',
    'istediğiniz rakamlar: <u:482913>',
    'цифры которые вы просили: <u:482913>',
    'цифри які ви просили: <u:482913>',
    'お尋ねの数字です <u:482913>',
    '말씀하신 숫자 <u:482913> 이에요',
    '你要的数字：<u:482913>',
    'aapne jo number maanga tha: <u:482913>',
    'angka yang diminta tadi: <u:482913>',
    'mấy số anh hỏi nè: <u:482913>',
  ])('%s', expectMarked);
});

describe('a correction has the label of what it corrects, whatever was asked', () => {
  it.each([
    'ye code to accept nahi ho raha mam ⇒ session code <c:963528> sorry sorry galat dekh liya <c:963523> hai',
    'what is the code? ⇒ help code <n:482913>, sorry, <n:482931>',
  ])('%s', expectMarked);
});

describe('earlier lines of the same message', () => {
  it.each([
    'Here is my screen share code:\n<c:482913>',
    'you asked for the help code\n<n:482913>\nthanks',
    'Order number:\n<w:482913>',
    'Help code\n<n:482913>\nOrder number\n<w:771204>',
    'Q: Your help code?\nA: <n:482913>',
  ])('%s', expectMarked);
});
