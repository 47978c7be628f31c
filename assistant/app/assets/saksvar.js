// What Streamlit cannot be told from Python: Norwegian words on its own controls, status messages that a screen reader
// says aloud, no single-key shortcuts, copy buttons, and citations that open without loading the page anew.
(() => {
  "use strict";

  // ---- Norwegian words on Streamlit's own controls --------------------------------------------------------------
  const WORDS = new Map(Object.entries({
    "Skip to main content": "Hopp til innholdet",
    "Main menu": "Hovedmeny",
    "App pages": "Sider",
    "Sidebar": "Sidemeny",
    "Open sidebar": "Åpne sidemenyen",
    "Close sidebar": "Lukk sidemenyen",
    "Send message": "Send",
    "Stop script": "Stopp",
    "Stop": "Stopp",
    "Running...": "Arbeider …",
    "Rerun": "Kjør på nytt",
    "Settings": "Innstillinger",
    "Print": "Skriv ut",
    "Fullscreen": "Fullskjerm",
    "Close fullscreen": "Lukk fullskjerm",
    "Exit fullscreen": "Lukk fullskjerm",
    "Show data": "Vis tallene",
    "Show chart": "Vis figuren",
    "Download": "Last ned",
    "Download as CSV": "Last ned som CSV",
    "Download as PNG": "Last ned som PNG",
    "Download as SVG": "Last ned som SVG",
    "Copy to clipboard": "Kopier",
    "Search": "Søk",
    "Close": "Lukk",
    "Cancel": "Avbryt",
    "Clear": "Tøm",
    "Clear value": "Tøm",
    "Choose date": "Velg dato",
    "Choose a date": "Velg dato",
    "Select a date.": "Velg en dato.",
    "Choose an option": "Velg",
    "Choose options": "Velg",
    "No results": "Ingen treff",
    "Decrement": "Mindre",
    "Increment": "Mer",
    "Previous month": "Forrige måned",
    "Next month": "Neste måned",
    "Previous month.": "Forrige måned.",
    "Next month.": "Neste måned.",
    "Previous": "Forrige",
    "Next": "Neste",
    "Year": "År",
    "Month": "Måned",
    "Day": "Dag",
    "month": "måned",
    "year": "år",
    "day": "dag",
    "Calendar": "Kalender",
    "Today": "I dag",
    "Press Enter to apply": "Trykk Enter for å bruke",
    "Press Enter to submit form": "Trykk Enter for å sende",
    "Press Ctrl+Enter to apply": "Trykk Ctrl+Enter for å bruke",
    "Press Ctrl+Enter to submit form": "Trykk Ctrl+Enter for å sende",
    "Press ⌘+Enter to apply": "Trykk ⌘+Enter for å bruke",
    "Press ⌘+Enter to submit form": "Trykk ⌘+Enter for å sende",
    "Link to heading": "Lenke til overskriften",
    "Connecting": "Kobler til",
    "CONNECTING": "Kobler til",
    "Connecting...": "Kobler til …",
    "Connection error": "Ingen forbindelse",
    "Connection failed": "Ingen forbindelse",
    "Error": "Feil",
    "Page not found": "Siden finnes ikke",
    "Chart": "Figur",
    "table": "tabell",
    "empty": "tom",
    "Loading...": "Henter …",
    "Loading": "Henter",
    "Open": "Åpne",
    "Upload": "Last opp",
    "Uploading": "Sender",
    "Uploading...": "Sender …",
    "file upload": "Filer",
    "Add files": "Flere filer",
    "Remove file": "Ta bort filen",
    "Delete": "Ta bort",
    "Network error": "Filen kom ikke fram. Prøv igjen.",
    "Drag and drop a file here": "Slipp filen her",
    "Drag and drop files here": "Slipp filene her",
    "True": "Ja",
    "False": "Nei",
  }));
  const PATTERNS = [
    [/^Download as (CSV|PNG|SVG): /, "Last ned som $1: "],
    [/^Show chart: /, "Vis figuren: "],
    [/^Close fullscreen: /, "Lukk fullskjerm: "],
    [/^Show data: /, "Vis tallene: "],
    [/^Fullscreen: /, "Fullskjerm: "],
    [/^(\d+)\s?MB per file\b.*/, "inntil $1 MB per fil"],
    [/^(?:Error: )?File must be (\d+)(?:\.\d+)?\s?MB or smaller\.?$/, "Filen kan ikke være større enn $1 MB."],
    [/^(?:Error: )?Unexpected error\. Please try again\.$/, "Filen kom ikke fram. Prøv igjen."],
    [/^Click to retry upload$/, "Prøv å sende filen igjen"],
    [/^Cancel upload of (?=\S)/, "Avbryt sendingen av "],
    [/^Upload failed\b.*/, "Filen kom ikke fram. Prøv igjen."],
    [/^Delete (?=\S)/, "Ta bort "],
    [/^Remove (?=\S)/, "Ta bort "],
    [/^Chat message from /, "Melding fra "],
    [/^Link to heading: /, "Lenke til overskriften: "],
    [/^Selected date is /, "Valgt dato er "],
    [/^Select a date\b.*/, "Velg en dato"],
    [/^Press Enter to .*/, "Trykk Enter for å bruke"],
    [/^Press .*Enter to .*/, "Trykk Ctrl+Enter for å bruke"],
    [/^Is Streamlit still running\?.*/s, "Serveren svarer ikke. Start Saksvar på nytt, eller vent litt."],
    [/^You must .*streamlit run.*/s, "Serveren svarer ikke. Start Saksvar på nytt, eller vent litt."],
    [/^Streamlit server is not responding\b.*/s, "Serveren svarer ikke. Start Saksvar på nytt, eller vent litt."],
    [/^You have requested page .*/s, "Denne siden finnes ikke. Du ser forsiden."],
    [/^The page that you have requested .*/s, "Denne siden finnes ikke. Du ser forsiden."],
  ];
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "aria-roledescription"];
  // Source text, questions and answers are never touched: a document may well contain the word «Stop».
  const OURS = ".stHtml, [data-testid='stHtml'], .stMarkdown";

  const inNorwegian = (text) => {
    const trimmed = text.trim();
    if (!trimmed) return null;
    const word = WORDS.get(trimmed);
    if (word) return text.replace(trimmed, word);
    for (const [pattern, replacement] of PATTERNS) {
      if (pattern.test(trimmed)) return trimmed.replace(pattern, replacement);
    }
    return null;
  };

  const translate = (root) => {
    const elements = root.nodeType === Node.ELEMENT_NODE ? [root, ...root.querySelectorAll("*")] : [];
    for (const element of elements) {
      if (element.closest(OURS)) continue;
      for (const name of ATTRIBUTES) {
        const value = element.getAttribute(name);
        const translated = value && inNorwegian(value);
        if (translated && translated !== value) element.setAttribute(name, translated);
      }
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType !== Node.TEXT_NODE || node.parentElement?.closest(`${OURS}, script, style, input, textarea`)) continue;
      const translated = inNorwegian(node.nodeValue);
      if (translated && translated !== node.nodeValue) node.nodeValue = translated;
    }
  };

  // ---- Status messages (WCAG 4.1.3) and focus --------------------------------------------------------------------
  const said = new Set();
  const say = (message) => {
    const region = document.getElementById("saksvar-melding");
    if (region) region.textContent = message;
  };
  const announce = () => {
    for (const element of document.querySelectorAll("[data-announce]")) {
      const key = element.dataset.announce + "|" + element.textContent;
      if (said.has(key)) continue;
      said.add(key);
      say(element.dataset.announce.replace(/^[^:]*: /, ""));
    }
    if (document.querySelector("[data-testid='stSpinner']") && !said.has("spinner")) {
      said.add("spinner");
      say("Leter i kildene.");
    } else if (!document.querySelector("[data-testid='stSpinner']")) {
      said.delete("spinner");
    }
  };
  let focused = null;
  let wantsFocus = false;
  let cameFrom = null;
  const focusOpened = () => {
    const heading = document.querySelector("[data-focus]");
    const key = heading ? heading.dataset.focus : null;
    if (key === focused) return;
    const wasOpen = focused !== null;
    focused = key;
    if (!heading) {
      // The source was closed: back to the number that opened it.
      if (wasOpen && cameFrom) document.querySelector(`a[data-open="${CSS.escape(cameFrom)}"]`)?.focus();
      return;
    }
    if (!wantsFocus) return;
    wantsFocus = false;
    heading.focus({ preventScroll: true });
    const panel = heading.closest(".st-key-kildepanel") || heading;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const box = panel.getBoundingClientRect();
    if (box.top < 0 || box.top > innerHeight * 0.5) panel.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    const mark = panel.querySelector("mark");
    if (mark && mark.getBoundingClientRect().bottom - box.top > innerHeight) mark.scrollIntoView({ block: "center" });
  };

  // ---- Landmarks that Streamlit's containers do not have ------------------------------------------------------------
  const landmarks = () => {
    const menu = document.querySelector(".st-key-toppmeny");
    if (menu && menu.getAttribute("role") !== "navigation") {
      menu.setAttribute("role", "navigation");
      menu.setAttribute("aria-label", "Hovedmeny");
    }
    const panel = document.querySelector(".st-key-kildepanel");
    if (panel && panel.getAttribute("role") !== "region") {
      panel.setAttribute("role", "region");
      panel.setAttribute("aria-label", "Kilden");
    }
    for (const link of document.querySelectorAll(".st-key-toppmeny a")) {
      // The front page's link is empty, which means «this page» in a new tab.
      if (!link.getAttribute("href")) link.setAttribute("href", "./");
      const here = new URL(link.href, location.href).pathname.replace(/\/(spor)?$/, "/") === location.pathname.replace(/\/(spor)?$/, "/");
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    document.documentElement.lang = "nb";
  };

  let waiting = false;
  const tidy = () => {
    waiting = false;
    translate(document.body);
    announce();
    landmarks();
    focusOpened();
  };
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(tidy);
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "title", "placeholder", "data-announce"] });

  // ---- No single-key shortcuts (WCAG 2.1.4): Streamlit reruns on «r» and opens a box on «c» -------------------------------
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === " ") return;
    const target = event.target;
    const writes = target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role='combobox'], [role='slider'], [role='listbox'], [role='grid']");
    if (!writes) event.stopImmediatePropagation();
  }, true);

  // ---- Clicks in our own markup ------------------------------------------------------------------------------------
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Without https, or where the reader has said no, the old way may still work.
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "sv-unseen";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };
  const copy = async (button, text) => {
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    const done = await copied(text);
    button.textContent = done ? "Kopiert" : "Kunne ikke kopiere";
    say(done ? "Kopiert til utklippstavlen." : "Nettleseren lot oss ikke kopiere.");
    button.focus();
    setTimeout(() => { button.textContent = label; }, 2500);
  };
  // A page that cannot be drawn: the text below says the same.
  addEventListener("error", (event) => {
    if (!(event.target instanceof HTMLImageElement)) return;
    const page = event.target.closest(".sv-page");
    if (!page) return;
    page.classList.add("sv-undrawn");
    page.querySelector("figcaption").textContent = "Siden kan ikke vises som bilde her. Teksten står under.";
  }, true);
  addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const button = event.target.closest("[data-copy], [data-copy-link]");
    if (button) {
      event.preventDefault();
      const link = button.dataset.copyLink;
      copy(button, link ? new URL(link, location.href).href : button.dataset.copy);
      return;
    }
    const opener = event.target.closest("[data-open]");
    const proxy = opener && document.querySelector(`.st-key-apne-${CSS.escape(opener.dataset.open)} button`);
    if (proxy) {
      if (String(getSelection()).trim() && !event.target.closest("a")) return;
      event.preventDefault();
      wantsFocus = true;
      cameFrom = opener.dataset.open;
      proxy.click();
      return;
    }
    if (event.target.closest(".st-key-forrige, .st-key-neste")) wantsFocus = true;
  }, true);
})();
