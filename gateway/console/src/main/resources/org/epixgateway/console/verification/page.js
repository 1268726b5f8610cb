'use strict';
// Sends the question without leaving the page. What a barcode hands over stands behind the number sign: a browser sends
// it to nobody, and it goes from the address bar as soon as it is read.
(function () {
  const form = document.getElementById('ask');
  const byId = (id) => document.getElementById(id);
  const base = form.getAttribute('action').split('?')[0];
  const lang = document.documentElement.lang;

  function nonce() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  }

  function readFragment() {
    const fragment = location.hash.slice(1);
    if (!fragment) { return false; }
    history.replaceState(null, '', location.pathname + location.search);
    if (fragment.split('.').length === 3) {
      byId('number').value = '';
      byId('proof').value = fragment;
      return true;
    }
    const given = new URLSearchParams(fragment);
    byId('number').value = given.get('n') || '';
    byId('proof').value = given.get('t') || '';
    if (given.get('c')) { byId('country').value = given.get('c'); }
    return Boolean(given.get('n') && given.get('t'));
  }

  function show(answer) {
    byId('state').textContent = answer.sentence;
    byId('state').className = 'state ' + answer.tone;
    const details = byId('details');
    details.replaceChildren();
    for (const line of answer.details) {
      const term = document.createElement('dt');
      const value = document.createElement('dd');
      term.textContent = line.label;
      value.textContent = line.value;
      details.append(term, value);
    }
    byId('signed').value = answer.signed;
    document.querySelector('#answer details').hidden = false;
    byId('answer').hidden = false;
    byId('answer').focus();
  }

  // The answer to an earlier question never stands for a later one.
  let latest = 0;

  async function ask() {
    const asked = ++latest;
    byId('answer').hidden = true;
    const proof = byId('proof').value.trim();
    const question = {
      country: byId('country').value.trim().toUpperCase(),
      number: byId('number').value.trim(),
      nonce: nonce(),
    };
    question[/[.#]/.test(proof) ? 'barcode' : 'token'] = proof;
    byId('failed').hidden = true;
    byId('busy').hidden = false;
    try {
      const response = await fetch(base + '/answers?lang=' + lang, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Accept': 'application/json' },
        body: JSON.stringify(question),
        cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer',
      });
      if (!response.ok) { throw new Error(String(response.status)); }
      const answer = await response.json();
      if (asked === latest) { show(answer); }
    } catch (failure) {
      if (asked === latest) { byId('failed').hidden = false; }
    } finally {
      if (asked === latest) { byId('busy').hidden = true; }
    }
  }

  form.addEventListener('submit', (event) => { event.preventDefault(); ask(); });
  window.addEventListener('hashchange', () => { if (readFragment()) { ask(); } });
  if (readFragment()) { ask(); }
}());
