/** Makes an element: properties, `on…` listeners, `data-…` and `aria-…` attributes, then children. */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (key in element && !key.includes("-")) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Text with what stands in backquotes as code. */
export function prose(text) {
  return text.split("`").map((part, place) => (place % 2 ? h("code", {}, part) : part));
}

/** JSON as people read it; anything else as it is. */
export function pretty(value) {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

/** A block of code under its name, with a button that copies it, or selects it where pages may not copy. */
export function block(text, name, copyWord) {
  const code = h("code", {}, text);
  const button = h("button", { type: "button", class: "copy" }, copyWord);
  button.addEventListener("click", async () => {
    if (!navigator.clipboard) return getSelection().selectAllChildren(code);
    await navigator.clipboard.writeText(text);
    button.textContent = `${copyWord} ✓`;
    setTimeout(() => { button.textContent = copyWord; }, 1200);
  });
  return h("div", { class: "block" }, h("div", { class: "caption" }, h("span", {}, name), button),
    h("pre", { tabIndex: 0, "aria-label": name }, code));
}

/** Buttons of which one is chosen; the arrow keys go from one to the next. */
export function choice(label, names, chosen, choose) {
  const buttons = names.map(([value, text]) =>
    h("button", {
      type: "button", role: "radio", class: "choice", value, "aria-checked": String(value === chosen),
      tabIndex: value === chosen ? 0 : -1, onclick: () => pick(value),
    }, text));
  const pick = (value) => {
    for (const button of buttons) {
      button.setAttribute("aria-checked", String(button.value === value));
      button.tabIndex = button.value === value ? 0 : -1;
    }
    choose(value);
  };
  const group = h("div", { role: "radiogroup", class: "choices", "aria-label": label }, buttons);
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const place = (buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length;
    buttons[place].focus();
    pick(buttons[place].value);
  });
  return group;
}
