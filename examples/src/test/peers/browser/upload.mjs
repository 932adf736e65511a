// A browser uploads a file, and sees its progress.
import { DESKTOP, PHONE, check, checkPage, launch, open, screenshot } from './browser.mjs';

const [, , url, file] = process.argv;
const faults = [];
const browser = await launch();
try {
  const page = await open(browser, url, DESKTOP, faults);
  await checkPage(await open(browser, url, PHONE, faults), 'phone');
  await page.evaluate(() => {
    window.seen = [];
    new MutationObserver(() => window.seen.push(document.getElementById('percent').textContent))
      .observe(document.getElementById('percent'), { childList: true });
  });
  await page.getByLabel('Files').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.getByText('Uploaded.').waitFor();
  const seen = await page.evaluate(() => window.seen);
  check(seen[0] === '0 %' && seen.at(-1) === '100 %', 'progress from 0 to 100 %, not ' + seen);
  check(await page.locator('#done a').getAttribute('href') === '/files/' + encodeURIComponent(file.replace(/.*\//, '')), 'the link');
  await screenshot(page, 'upload-desktop');

  await page.getByLabel('Files').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.getByText('409').waitFor();
  check(faults.length === 0, faults.join('\n'));
} finally {
  await browser.close();
}
console.log('passed');
process.exit(0);
