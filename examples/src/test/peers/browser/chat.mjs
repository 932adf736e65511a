// Two browsers in the chat, one with MessagePack on a desktop, one with JSON on a phone. Talks with the test over stdin and
// stdout: it asks for the server to be stopped and started.
import { createInterface } from 'node:readline';
import { DESKTOP, PHONE, check, checkPage, launch, open, screenshot } from './browser.mjs';

const url = process.argv[2];
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const ask = async what => { console.log(what); await lines.next(); };

const faults = [];
const browser = await launch();
try {
  const anna = await open(browser, url + '/?codec=msgpack', DESKTOP, faults);
  const bert = await open(browser, url + '/?codec=json', PHONE, faults);
  const join = async (page, name, codec) => {
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('connected, ' + codec).waitFor();
  };
  const say = async (page, text) => {
    await page.getByLabel('Message', { exact: true }).fill(text);
    await page.getByLabel('Message', { exact: true }).press('Enter');
  };
  const heard = (page, text) => page.locator('#log p.said:not(.pending)').filter({ hasText: text }).first().waitFor();
  const count = (page, text) => page.locator('#log p.said').filter({ hasText: text }).count();

  await join(anna, 'Anna', 'msgpack');
  await join(bert, 'Bert', 'json');
  await anna.getByText('Bert is here').waitFor();

  const hostile = '<img src=x onerror=alert(1)> & "quotes" \u{1F600} \u00e9 ' + 'long'.repeat(100);
  await say(anna, hostile);
  await say(bert, 'from json');
  for (const page of [anna, bert]) {
    await heard(page, hostile);
    await heard(page, 'from json');
    check(await page.locator('#log img').count() === 0, 'text is no markup');
  }
  await checkPage(anna, 'desktop');
  await checkPage(bert, 'phone');
  await screenshot(anna, 'chat-desktop');
  await screenshot(bert, 'chat-phone');

  await ask('stop');
  await anna.getByText('connection lost (1001').waitFor();
  await say(anna, 'said while the server was away');
  check(await anna.locator('#log p.pending').count() === 1, 'it is shown as pending');
  await ask('start');
  await heard(anna, 'said while the server was away');
  await heard(bert, 'said while the server was away');
  for (const page of [anna, bert]) {
    check(await count(page, 'said while the server was away') === 1, 'said once');
    check(await count(page, 'from json') === 1, 'what was there before is not repeated');
  }

  await bert.close();
  await anna.getByText('Bert has left').waitFor();
  check(faults.length === 0, faults.join('\n'));
} finally {
  await browser.close();
}
console.log('passed');
process.exit(0);
