// The palette (Ctrl or Cmd and K), and the single keys of pages with lists. Single keys can be switched off for a device.
import Combobox from './vendor/combobox-nav-3.0.2.js';

const OFF = 'single-keys-off';
const PLACES = { o: '/admin', t: '/admin/training', p: '/admin/people', r: '/admin/reports' };
const mac = /Mac|iP(hone|ad)/.test(navigator.platform);

/** <command-palette> around its two dialogs: the search, and the list of keys. */
class CommandPalette extends HTMLElement {
  connectedCallback() {
    this.search = this.querySelector('#palette');
    this.input = this.search.querySelector('input');
    this.list = this.search.querySelector('[role=listbox]');
    this.keys = this.querySelector('#shortcuts');
    this.box = new Combobox(this.input, this.list, { tabInsertsSuggestions: false });
    document.querySelectorAll('[data-palette]').forEach(b => { b.hidden = false; });
    document.addEventListener('click', e => {
      if (e.target.closest?.('[data-palette]')) this.open();
      const dialog = e.target.closest?.('command-palette dialog');
      if (dialog && (e.target === dialog || e.target.closest('[data-close]'))) dialog.close();
    });
    document.addEventListener('keydown', e => this.key(e));
    this.search.addEventListener('close', () => this.box.stop());
    this.input.addEventListener('keydown', e => this.inNewTab(e), true);
    document.addEventListener('htmx:after:swap', () => { if (this.search.open) this.first(); });
    const single = this.keys.querySelector('[data-single-keys]');
    single.checked = !localStorage.getItem(OFF);
    single.addEventListener('change', () => single.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1'));
  }

  open() {
    if (this.search.open) return;
    this.keys.close();
    this.input.value = '';
    this.search.showModal();
    this.input.focus();
    this.box.start();
    this.input.dispatchEvent(new CustomEvent('palette:open'));
  }

  /** The best match is chosen already, so that Enter is enough. */
  first() {
    this.box.clearSelection();
    this.box.navigate(1);
  }

  inNewTab(e) {
    const chosen = this.list.querySelector('[aria-selected=true]');
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || !chosen?.href) return;
    e.preventDefault();
    e.stopPropagation();
    open(chosen.href, '_blank', 'noopener');
  }

  key(e) {
    if (e.key.toLowerCase() === 'k' && (mac ? e.metaKey : e.ctrlKey) && !e.altKey && !e.shiftKey) {
      e.preventDefault();
      this.open();
      return;
    }
    const typing = e.target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
    if (e.ctrlKey || e.metaKey || e.altKey || typing || document.querySelector('dialog[open]')) return;
    if (e.key === '?') {
      e.preventDefault();
      this.keys.showModal();
    } else if (!localStorage.getItem(OFF) && this.single(e.key)) {
      e.preventDefault();
    }
  }

  /** @returns whether the key meant something here */
  single(key) {
    const after = this.goes;
    this.goes = key === 'g';
    clearTimeout(this.soon);
    if (this.goes) {
      this.soon = setTimeout(() => { this.goes = false; }, 1500);
      return false;
    }
    if (after) return visit(document.querySelector(`nav a[href="${PLACES[key]}"]`));
    if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1);
    if (key === 'x') return press(row()?.querySelector('input[type=checkbox]'));
    if (key === 'e') return press(row()?.querySelector('td a[href], th a[href]'));
    return (key === 'a' || key === 'r') && press([...document.querySelectorAll(`[data-key="${key}"]`)].find(seen));
  }
}

const seen = el => el.checkVisibility();
const rows = () => [...document.querySelectorAll('main table tbody tr')].filter(r => seen(r) && stop(r));
const stop = row => row.querySelector('input[type=checkbox], a[href], button');
const row = () => document.activeElement?.closest('main table tbody tr');

function press(target) {
  target?.click();
  return Boolean(target);
}
function visit(link) {
  if (link) location.assign(link.href);
  return Boolean(link);
}
function move(by) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(row());
  stop(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]).focus();
  return true;
}
customElements.define('command-palette', CommandPalette);
