// <bulk-select key="address of the list with its filters" total="312"> around a table and a toolbar form: rows are picked
// by [name=person], the page by [data-all], everybody who matches by [data-every] (the server keeps who that is and answers
// a token). What is picked is kept for this tab, so it survives paging; other filters drop it, and say so.
const STORE = 'bulk';
const many = n => n.toLocaleString('en');

class BulkSelect extends HTMLElement {
  static observedAttributes = ['key'];

  connectedCallback() {
    this.restore();
    this.addEventListener('click', e => this.click(e));
    this.addEventListener('change', e => {
      if (e.target.matches('[data-all]')) this.boxes().forEach(b => this.pick(b.value, e.target.checked));
      else if (e.target.name === 'person') this.pick(e.target.value, e.target.checked);
      this.show();
    });
    this.addEventListener('submit', e => this.fill(e));
    this.key = e => {
      if (e.key === 'Escape' && this.count() && !document.querySelector('dialog[open]')) this.drop();
      else if (e.key.startsWith('Arrow') && e.target.closest?.('[role=toolbar]')) this.walk(e);
    };
    this.swapped = () => this.show();
    document.addEventListener('keydown', this.key);
    document.addEventListener('htmx:after:swap', this.swapped);
  }
  disconnectedCallback() {
    document.removeEventListener('keydown', this.key);
    document.removeEventListener('htmx:after:swap', this.swapped);
  }
  attributeChangedCallback() { if (this.picked) this.restore(); }

  restore() {
    const key = this.getAttribute('key');
    const kept = this.picked ?? JSON.parse(sessionStorage.getItem(STORE));
    this.picked = kept?.key === key ? kept : { key, ids: [], except: [] };
    if (kept && kept.key !== key && kept.key.split('?')[0] === key.split('?')[0] && size(kept)) {
      this.tell(`The filters changed: the selection of ${many(size(kept))} was dropped.`);
    }
    this.show();
  }
  tell(text) { document.dispatchEvent(new CustomEvent('muster:say', { detail: text })); }
  boxes() { return [...this.querySelectorAll('[name=person]')]; }
  count() { return size(this.picked); }
  has(id) { return this.picked.token ? !this.picked.except.includes(id) : this.picked.ids.includes(id); }
  pick(id, on) {
    const list = this.picked.token ? 'except' : 'ids';
    const rest = this.picked[list].filter(i => i !== id);
    this.picked[list] = on === (list === 'ids') ? [...rest, id] : rest;
  }
  drop() { this.picked = { key: this.picked.key, ids: [], except: [] }; this.show(); }

  click(e) {
    const box = e.target;
    if (box.name === 'person') {
      const all = this.boxes();
      if (e.shiftKey && this.last !== undefined) {
        const [a, b] = [this.last, all.indexOf(box)].sort((x, y) => x - y);
        all.slice(a, b + 1).forEach(o => this.pick(o.value, box.checked));
      }
      this.last = all.indexOf(box);
    }
    if (box.closest('[data-clear]')) this.drop();
    if (box.closest('[data-every]')) this.every();
  }
  walk(e) {
    const all = [...e.target.closest('[role=toolbar]').querySelectorAll('button:not([hidden])')];
    const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
    all.at((all.indexOf(e.target) + step) % all.length)?.focus();
  }
  async every() {
    const form = this.querySelector('form');
    const answer = await fetch(form.dataset.matching, { method: 'POST', body: new URLSearchParams({ _csrf: form._csrf.value }) });
    if (!answer.ok) return this.tell('That did not work. Try again; nothing was changed here.');
    const all = await answer.json();
    this.picked = { key: this.picked.key, token: all.id, count: all.count, ids: [], except: [] };
    this.show();
    this.querySelector('[name=to]')?.focus();
  }
  /** Adds to the form what this page's checkboxes don't say. */
  fill(e) {
    const form = e.target;
    form.querySelectorAll('[data-more]').forEach(i => i.remove());
    const more = (name, value) => {
      const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
      input.dataset.more = '';
      form.append(input);
    };
    if (this.picked.token) more('matching', this.picked.token);
    this.picked.except.forEach(id => more('except', id));
    const here = this.boxes().map(b => b.value);
    this.picked.ids.filter(id => !here.includes(id)).forEach(id => more('person', id));
    if (e.submitter?.dataset.stay !== undefined) setTimeout(() => { delete form.dataset.sent; }, 1000);
  }
  show() {
    const n = this.count(), boxes = this.boxes(), on = boxes.filter(b => (b.checked = this.has(b.value))).length;
    const all = this.querySelector('[data-all]');
    if (all) { all.hidden = false; all.checked = n > 0 && on === boxes.length; all.indeterminate = on > 0 && on < boxes.length; }
    const bar = this.querySelector('[role=toolbar]');
    if (!bar) return;
    bar.classList.toggle('on', n > 0);
    const total = this.picked.token ? this.picked.count : +this.getAttribute('total');
    const text = this.picked.token ? `${n === total ? 'All ' + many(n) : many(n) + ' of ' + many(total)} matching selected` : `${many(n)} selected`;
    this.querySelector('[data-count]').textContent = text;
    const said = this.querySelector('[data-said]');
    if (said.textContent || n) said.textContent = n ? text : 'Nobody is selected.';
    this.querySelector('[data-clear]').hidden = false;
    this.querySelector('[data-every]').hidden = !!this.picked.token || total <= boxes.length;
    // of rows that name a person and a course, "12-7": some acts are of one course
    const course = id => id.split('-')[1];
    const one = new Set((this.picked.token ? boxes.map(b => b.value) : this.picked.ids).map(course)).size === 1;
    bar.querySelectorAll('[data-one]').forEach(b => { b.hidden = !one || (!!this.picked.token && total > boxes.length && !new URLSearchParams(this.getAttribute('key').split('?')[1]).has('content')); });
    sessionStorage.setItem(STORE, JSON.stringify(this.picked));
  }
}
const size = p => (p.token ? p.count - p.except.length : p.ids.length);
customElements.define('bulk-select', BulkSelect);

// The form that acts on the selection, once it is sent, ends it.
document.addEventListener('submit', e => { if (e.target.matches('[data-ends-selection]')) sessionStorage.removeItem(STORE); });
