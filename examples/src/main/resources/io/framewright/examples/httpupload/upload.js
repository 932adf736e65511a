'use strict';
// fetch() cannot tell how far an upload is; XMLHttpRequest can.
const element = id => document.getElementById(id);
const form = element('form');

function say(text, isError) {
  element('status').textContent = text;
  element('status').className = isError ? 'error' : '';
}

function busy(isBusy) {
  element('send').disabled = isBusy;
  element('stop').hidden = !isBusy;
  element('bar').hidden = !isBusy;
}

function show(done, total) {
  const percent = total ? Math.floor(done * 100 / total) : 0;
  element('progress').value = percent;
  element('percent').textContent = percent + ' %';
}

function list(files) {
  for (const file of files) {
    const link = document.createElement('a');
    link.href = file.location;
    link.textContent = decodeURIComponent(file.location.replace(/^.*\//, ''));
    const item = document.createElement('li');
    item.append(link, ' ' + file.size.toLocaleString('en') + ' bytes');
    element('done').append(item);
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open('POST', '/');
  request.upload.onprogress = progress => show(progress.loaded, progress.total);
  request.onload = () => {
    busy(false);
    if (request.status === 201) {
      list(JSON.parse(request.responseText).files);
      say('Uploaded.', false);
      form.reset();
    } else {
      say(request.responseText, true);
    }
  };
  request.onerror = () => { busy(false); say('The connection broke, or the server refused the upload.', true); };
  request.onabort = () => { busy(false); say('Stopped.', false); };
  element('stop').onclick = () => request.abort();
  show(0, 1);
  busy(true);
  say('Uploading.', false);
  request.send(new FormData(form));
});
