// Muster's own behaviours, as small custom elements. Every page reads and every form sends without them.
import Combobox from './vendor/combobox-nav-3.0.2.js';

const on = (target, type, fn) => target.addEventListener(type, fn);

/** <toast-region>: shows what was done; `say(text)` from anywhere by the event `muster:say`. Stays until dismissed. */
class ToastRegion extends HTMLElement {
  connectedCallback() {
    on(this, 'click', e => { if (e.target.closest('[data-dismiss]')) e.target.closest('.toast').remove(); });
    on(document, 'muster:say', e => this.say(e.detail));
  }
  say(text) {
    const toast = document.createElement('div');
    toast.className = 'toast';
    const words = document.createElement('span');
    words.textContent = text;
    const close = document.createElement('button');
    close.type = 'button'; close.className = 'btn q'; close.dataset.dismiss = ''; close.textContent = 'Dismiss';
    toast.append(words, close);
    this.replaceChildren(toast);
  }
}
customElements.define('toast-region', ToastRegion);

/** <dialog-opener for="id">: its button or link opens the native dialog with that id; closing returns the focus. */
class DialogOpener extends HTMLElement {
  connectedCallback() {
    on(this, 'click', e => {
      const dialog = document.getElementById(this.getAttribute('for'));
      if (!dialog || !e.target.closest('button, a')) return;
      e.preventDefault();
      dialog.showModal();
    });
  }
}
customElements.define('dialog-opener', DialogOpener);

/**
 * <open-dialog [back="url"]> around a <dialog>: opens it as soon as it is in the page (drawers put there by htmx).
 * Closing goes back to `back` in the address bar, without a load.
 */
class OpenDialog extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector('dialog');
    if (!dialog) return;
    const from = document.activeElement;
    dialog.removeAttribute('open');
    dialog.showModal();
    on(dialog, 'close', () => {
      const back = this.getAttribute('back');
      if (back) history.replaceState(history.state, '', back);
      this.remove();
      from?.focus?.();
    });
    on(dialog, 'click', e => {
      if (e.target === dialog || e.target.closest('[data-close]')) { e.preventDefault(); dialog.close(); }
    });
  }
}
customElements.define('open-dialog', OpenDialog);

/**
 * <combo-box> around an input and a [role=listbox] that htmx refills: arrow keys, Enter, Escape; picking fires `combobox-commit`
 * on the option. An option with data-value puts that into the input, as if it had been typed and changed.
 */
class ComboBox extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    const list = this.querySelector('[role=listbox]');
    if (!input || !list) return;
    this.box = new Combobox(input, list);
    const show = open => { list.hidden = !open; open ? this.box.start() : this.box.stop(); };
    on(input, 'focus', () => show(list.childElementCount > 0));
    on(input, 'input', () => show(true));
    on(input, 'blur', () => setTimeout(() => show(false), 150));
    on(input, 'keydown', e => { if (e.key === 'Escape') show(false); });
    on(list, 'mousedown', e => e.preventDefault()); // the field keeps the focus
    on(list, 'combobox-commit', e => {
      show(false);
      if (e.target.dataset.value === undefined) return;
      input.value = e.target.dataset.value;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    // A field whose change was sent shows what the answer says, unless somebody typed on meanwhile.
    let sent = null;
    on(input, 'change', () => { sent = input.value; });
    this.swapped = e => {
      if (list.contains(e.target) || e.detail?.ctx?.target === list) {
        show(document.activeElement === input && list.childElementCount > 0);
      } else if (sent !== null && input.value === sent) {
        input.value = input.defaultValue;
        sent = null;
      }
    };
    on(document, 'htmx:after:swap', this.swapped);
  }
  disconnectedCallback() { this.box?.destroy(); document.removeEventListener('htmx:after:swap', this.swapped); }
}
customElements.define('combo-box', ComboBox);

/** <several-values> around one field a value: its folded fields become a button that adds one, and each field gets a button that removes it. */
class SeveralValues extends HTMLElement {
  connectedCallback() {
    const more = this.querySelector('details');
    if (!more) return;
    this.spare = more.querySelector('.one').cloneNode(true);
    this.add = this.button('btn q', 'Another ' + this.dataset.one, () => { this.append(this.row(), this.add); this.lines().at(-1).querySelector('input').focus(); });
    more.replaceWith(this.add);
    this.lines().forEach(line => this.removable(line));
  }
  lines() { return [...this.querySelectorAll('.one')]; }
  button(cls, text, act) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: cls, textContent: text });
    on(button, 'click', act);
    return button;
  }
  row() {
    const line = this.spare.cloneNode(true), first = this.querySelector('input'), n = (this.made = (this.made ?? this.lines().length) + 1);
    const input = line.querySelector('input');
    input.id = `${input.name}-${n}`;
    input.setAttribute('aria-label', `${first?.ariaLabel ?? this.dataset.one} ${n}`);
    this.removable(line);
    return line;
  }
  removable(line) {
    const input = line.querySelector('input');
    const gone = this.button('btn q icon', '×', () => {
      const lines = this.lines(), at = lines.indexOf(line);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      if (lines.length === 1) { input.value = ''; input.focus(); return; }
      (lines[at + 1] ?? lines[at - 1]).querySelector('input').focus();
      line.remove();
    });
    gone.setAttribute('aria-label', 'Remove this ' + this.dataset.one);
    line.append(gone);
  }
}
customElements.define('several-values', SeveralValues);

/** <unsaved-guard> around a form: asks before leaving with changes that were not sent. */
class UnsavedGuard extends HTMLElement {
  connectedCallback() {
    this.ask = e => { if (this.changed) e.preventDefault(); };
    on(this, 'input', () => { this.changed = true; });
    on(this, 'submit', () => { this.changed = false; });
    addEventListener('beforeunload', this.ask);
  }
  disconnectedCallback() { removeEventListener('beforeunload', this.ask); }
}
customElements.define('unsaved-guard', UnsavedGuard);

/** <copy-text>: a button that copies what [data-copy] says. */
class CopyText extends HTMLElement {
  connectedCallback() {
    on(this, 'click', async e => {
      const button = e.target.closest('[data-copy]');
      if (!button) return;
      await navigator.clipboard.writeText(button.dataset.copy);
      document.dispatchEvent(new CustomEvent('muster:say', { detail: 'Copied' }));
    });
  }
}
customElements.define('copy-text', CopyText);

/** <code-from-link>: a sign-in code in the address's fragment (a QR code's link) fills the field and leaves the address. */
class CodeFromLink extends HTMLElement {
  connectedCallback() {
    const code = new URLSearchParams(location.hash.slice(1)).get('c');
    const input = this.querySelector('input[name=code]');
    if (!code || !input) return;
    input.value = code;
    history.replaceState(null, '', location.pathname + location.search);
  }
}
customElements.define('code-from-link', CodeFromLink);

// One request at a time from a form; controls with data-auto send their form when they change.
on(document, 'submit', e => {
  if (e.defaultPrevented || e.target.method !== 'post') return;
  if (e.target.dataset.sent) { e.preventDefault(); return; }
  e.target.dataset.sent = '1';
  setTimeout(() => { delete e.target.dataset.sent; }, 5000);
});
on(document, 'change', e => { if (e.target.matches('[data-auto]')) e.target.form?.requestSubmit(); });
on(window, 'pageshow', () => document.querySelectorAll('form[data-sent]').forEach(f => { delete f.dataset.sent; }));

// What is typed into a field with data-typed counts at once, as a change does; its form waits for a pause.
on(document, 'input', e => { if (e.target.matches('[data-typed]')) e.target.dispatchEvent(new Event('change', { bubbles: true })); });

// A button that its own answer takes away says with data-focus where the focus goes then.
let focusNext = null;
on(document, 'click', e => { focusNext = e.target.closest('button[data-focus]')?.dataset.focus ?? null; });
on(document, 'htmx:after:swap', () => {
  if (!focusNext || !document.getElementById(focusNext)) return;
  document.getElementById(focusNext).focus();
  focusNext = null;
});

// "/" goes to the search, unless somebody is typing or has switched single keys off (keys.js).
on(document, 'keydown', e => {
  if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select, [contenteditable]')) return;
  const search = document.querySelector('[role=search] input');
  if (search && !localStorage.getItem('single-keys-off')) { e.preventDefault(); search.focus(); }
});

// A button with data-print prints the page.
document.querySelectorAll('[data-print]').forEach(b => { b.hidden = false; });
on(document, 'click', e => { if (e.target.closest('[data-print]')) print(); });

// In a table with data-cells the cells are one stop of Tab, and the arrow keys go from link to link.
const cellLinks = () => [...document.querySelectorAll('table[data-cells] tbody tr')].map(r => [...r.children].map(c => c.querySelector('a')));
const oneStop = () => cellLinks().flat().filter(Boolean).forEach((a, i) => { a.tabIndex = i ? -1 : 0; });
oneStop();
on(document, 'htmx:after:swap', oneStop);
on(document, 'keydown', e => {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[e.key];
  const from = e.target.closest?.('table[data-cells] a');
  if (!step || !from || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  const rows = cellLinks(), down = step[0], right = step[1] * (getComputedStyle(from).direction === 'rtl' ? -1 : 1);
  let y = rows.findIndex(r => r.includes(from)), x = rows[y].indexOf(from), to = null;
  while (!to && rows[y += down] && (x += right) >= 0 && x < rows[y].length) to = rows[y][x];
  if (!to) return;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
});

// A form that counts by itself gives way to its buttons: an answer that knows nothing of what a button did would undo it on
// the screen. So a button stops a count under way, and none begins before its answer is there. What was changed after the
// button was pressed is counted then.
const counts = new WeakMap(), pressed = new WeakMap();
on(document, 'change', e => { if (pressed.has(e.target.form)) pressed.set(e.target.form, true); });
on(document, 'htmx:before:request', e => {
  const ctx = e.detail?.ctx, source = ctx?.sourceElement;
  if (source?.matches('form')) {
    if (!pressed.has(source)) { counts.set(source, ctx); return; }
    e.preventDefault();
  } else if (source?.matches('button[name=do]') && source.form) {
    const form = source.form;
    counts.get(form)?.request?.abort?.();
    pressed.set(form, false);
    const done = () => {
      if (ctx.status === 'issuing' || ctx.status === 'response received') { setTimeout(done, 50); return; }
      const again = pressed.get(form);
      pressed.delete(form);
      if (again) form.dispatchEvent(new Event('change', { bubbles: true }));
    };
    setTimeout(done, 50);
  }
});

// A partial request that failed says so; the page stays as it was.
const failed = e => {
  const status = e.detail?.ctx?.response?.raw?.status ?? e.detail?.ctx?.response?.status ?? 0;
  if (e.type === 'htmx:error' || status >= 500) {
    document.dispatchEvent(new CustomEvent('muster:say', { detail: 'That did not work. Try again; nothing was changed here.' }));
  }
};
on(document, 'htmx:error', failed);
on(document, 'htmx:after:request', failed);
