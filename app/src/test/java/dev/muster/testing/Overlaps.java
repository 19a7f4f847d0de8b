package dev.muster.testing;

import com.microsoft.playwright.Page;
import java.util.List;

/** Pieces of text on a page that lie over each other, so that nobody can read them. */
final class Overlaps {
    /** What is cut off or out of sight does not count, nor lines that stand close. */
    private static final String FIND = """
        () => {
          const pieces = [];
          const seen = (r, e) => {
            let b = {left: r.left, right: r.right, top: r.top, bottom: r.bottom};
            for (let p = e; p && p !== document.body; p = p.parentElement) {
              const s = getComputedStyle(p);
              if (s.visibility !== 'visible' || s.opacity === '0' || s.position === 'fixed' || s.position === 'sticky') return null;
              if (s.overflowX !== 'visible' || s.overflowY !== 'visible') {
                const c = p.getBoundingClientRect();
                b = {left: Math.max(b.left, c.left), right: Math.min(b.right, c.right),
                     top: Math.max(b.top, c.top), bottom: Math.min(b.bottom, c.bottom)};
              }
            }
            return b.right - b.left > 2 && b.bottom - b.top > 2 ? b : null;
          };
          const main = document.querySelector('main') || document.body;
          const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
          for (let n = walk.nextNode(); n; n = walk.nextNode()) {
            if (!n.data.trim() || !n.parentElement.checkVisibility() || n.parentElement.closest('.vh, option, script, template, dialog')) continue;
            const range = document.createRange();
            range.selectNodeContents(n);
            for (const r of range.getClientRects()) {
              const b = seen(r, n.parentElement);
              if (b) pieces.push({b, n, text: n.data.trim().slice(0, 40)});
            }
          }
          const found = new Set();
          for (let i = 0; i < pieces.length; i++) {
            for (let j = i + 1; j < pieces.length; j++) {
              const x = pieces[i], y = pieces[j];
              if (x.n === y.n) continue;
              const w = Math.min(x.b.right, y.b.right) - Math.max(x.b.left, y.b.left);
              const h = Math.min(x.b.bottom, y.b.bottom) - Math.max(x.b.top, y.b.top);
              const least = Math.min(x.b.bottom - x.b.top, y.b.bottom - y.b.top);
              if (w > 3 && h > 0.4 * least) found.add(`“${x.text}” and “${y.text}”`);
            }
          }
          return [...found].slice(0, 3);
        }""";

    private Overlaps() {}

    /** @return the first few, in words */
    @SuppressWarnings("unchecked")
    static List<String> on(Page page) {
        return (List<String>) page.evaluate(FIND);
    }
}
