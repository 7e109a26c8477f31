/** The token with which calls are made: kept for as long as the browser's tab is open. */
const listeners = [];

export const token = () => sessionStorage.getItem("token") ?? "";

export function keep(value) {
  if (value) sessionStorage.setItem("token", value);
  else sessionStorage.removeItem("token");
  for (const listener of listeners) listener(value);
}

export const whenKept = (listener) => listeners.push(listener);
