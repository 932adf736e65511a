// What all scripts share: a browser, pages of two sizes and colour schemes, and checks that wait.
import { chromium } from 'playwright-core';

export const PHONE = { viewport: { width: 360, height: 640 }, colorScheme: 'dark' };
export const DESKTOP = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' };

export const launch = () => chromium.launch({ executablePath: process.env.BROWSER, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

export async function open(browser, url, options, faults) {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(20000);
  page.on('pageerror', error => faults.push(url + ': ' + error));
  page.on('dialog', dialog => { faults.push(url + ': a dialog, ' + dialog.message()); dialog.dismiss(); });
  page.on('console', message => { if (/Content Security Policy/.test(message.text())) faults.push(message.text()); });
  await page.goto(url);
  return page;
}

export function check(condition, what) {
  if (!condition) throw new Error('failed: ' + what);
}

// No scrolling sideways, every field has a name, no image of a page without its title.
export async function checkPage(page, what) {
  const found = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth > innerWidth,
    unnamed: [...document.querySelectorAll('input')].filter(input => !input.labels.length).length,
    title: document.title, lang: document.documentElement.lang,
    colors: getComputedStyle(document.documentElement).colorScheme
  }));
  check(!found.wide, what + ': it is wider than the screen');
  check(found.unnamed === 0, what + ': a field has no label');
  check(found.title && found.lang === 'en', what + ': title and language');
  check(found.colors === 'light dark', what + ': light and dark');
}

export async function screenshot(page, name) {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: process.env.SCREENSHOTS + '/' + name + '.png' });
}
