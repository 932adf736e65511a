'use strict';
/*
 * A message is [kind, number, id, name, text] in MessagePack, an object with these names in JSON; ?codec=json or
 * ?codec=msgpack offers the server one of them only. Text becomes text nodes, never markup.
 */
const FIELDS = ['kind', 'number', 'id', 'name', 'text'];

/* What MessagePack's specification calls array, str and integer: a message needs no more. */
const msgpack = {
  encode(message) {
    const bytes = [0x90 | FIELDS.length];
    for (const field of FIELDS) {
      const value = message[field];
      if (typeof value === 'number') {
        bytes.push(0xcf);
        for (let shift = 56; shift >= 0; shift -= 8) bytes.push(Math.floor(value / 2 ** shift) % 256);
      } else {
        const text = new TextEncoder().encode(value);
        if (text.length < 32) bytes.push(0xa0 | text.length);
        else bytes.push(0xda, text.length >> 8, text.length & 255);
        bytes.push(...text);
      }
    }
    return new Uint8Array(bytes);
  },

  decode(buffer) {
    const view = new DataView(buffer);
    let at = 0;
    const take = length => { at += length; return at - length; };
    const text = length => new TextDecoder('utf-8', {fatal: true}).decode(new Uint8Array(buffer, take(length), length));
    const value = () => {
      const type = view.getUint8(take(1));
      if (type < 0x80) return type;
      if (type >> 5 === 5) return text(type & 31);
      switch (type) {
        case 0xcc: return view.getUint8(take(1));
        case 0xcd: return view.getUint16(take(2));
        case 0xce: return view.getUint32(take(4));
        case 0xcf: case 0xd3: return Number(view.getBigUint64(take(8)));
        case 0xd9: return text(view.getUint8(take(1)));
        case 0xda: return text(view.getUint16(take(2)));
        default: throw new Error('unexpected MessagePack type ' + type);
      }
    };
    const head = view.getUint8(take(1));
    if (head >> 4 !== 9 || (head & 15) < FIELDS.length) throw new Error('a message is an array of ' + FIELDS.length);
    return Object.fromEntries(FIELDS.map(field => [field, value()]));
  }
};

const json = {
  encode: message => new TextEncoder().encode(JSON.stringify(message)),
  decode: buffer => JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(buffer))
};

const CODECS = {'chat.framewright.msgpack': msgpack, 'chat.framewright.json': json};
const FIRST_WAIT = 500, LONGEST_WAIT = 30000;

const element = id => document.getElementById(id);
const offered = Object.keys(CODECS).filter(name => name.endsWith(new URLSearchParams(location.search).get('codec') ?? ''));
const pending = new Map(); // what was said and has not come back, by id
let name = '', last = 0, wait = FIRST_WAIT, socket = null, timer = 0;

function status(text) { element('status').textContent = text; }

function line(text, className, speaker = '') {
  const log = element('log');
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  const p = document.createElement('p');
  if (speaker) {
    const who = document.createElement('b');
    who.textContent = speaker;
    p.append(who, ': ');
  }
  p.append(text);
  p.className = className;
  log.append(p);
  if (atEnd) log.scrollTop = log.scrollHeight;
  return p;
}

function send(message) {
  socket.send(CODECS[socket.protocol].encode({number: 0, id: '', text: '', name, ...message}));
}

function receive(message) {
  if (message.kind === 'NOTICE') {
    line(message.text, 'notice');
  } else if (message.kind === 'JOIN') { // all that was missed has come before
    wait = FIRST_WAIT;
    status('connected, ' + socket.protocol.replace(/.*\./, ''));
    for (const [id, said] of pending) send({kind: 'SAY', id, text: said.text});
  } else if (message.number > last || pending.has(message.id)) {
    last = Math.max(last, message.number);
    const said = pending.get(message.id);
    pending.delete(message.id);
    if (said) said.line.remove();
    line(message.text, 'said', message.name);
  }
}

function connect() {
  clearTimeout(timer);
  status('connecting');
  const mine = socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/chat', offered);
  mine.binaryType = 'arraybuffer';
  mine.onopen = () => send({kind: 'JOIN', number: last});
  mine.onmessage = event => {
    try {
      receive(CODECS[mine.protocol].decode(event.data));
    } catch (e) {
      console.error(e);
      mine.close(1000);
    }
  };
  mine.onclose = event => {
    if (mine !== socket) return;
    const pause = wait * (0.5 + Math.random() / 2); // so that not all pages come back at once
    wait = Math.min(wait * 2, LONGEST_WAIT);
    status('connection lost (' + event.code + (event.reason ? ', ' + event.reason : '') + '), trying again in ' + Math.ceil(pause / 1000) + ' s');
    timer = setTimeout(connect, pause);
  };
}

element('join').addEventListener('submit', event => {
  event.preventDefault();
  name = element('name').value.trim();
  if (!name) return;
  element('join').hidden = true;
  element('log').hidden = element('say').hidden = false;
  element('text').focus();
  connect();
});

element('say').addEventListener('submit', event => {
  event.preventDefault();
  const text = element('text').value;
  const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');
  pending.set(id, {text, line: line(text, 'said pending', name)});
  element('text').value = '';
  if (socket.readyState === WebSocket.OPEN) send({kind: 'SAY', id, text});
});

// The network is back: there is no reason to wait.
addEventListener('online', () => { if (socket && socket.readyState > WebSocket.OPEN) connect(); });
// A page that is left says goodbye; one that is only put aside comes back.
addEventListener('pagehide', () => socket && socket.close(1000));
addEventListener('pageshow', event => { if (event.persisted && name) connect(); });
