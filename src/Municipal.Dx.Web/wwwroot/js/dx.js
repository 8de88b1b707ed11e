// Makes pages nicer; every task works without it.
"use strict";

// Menus and tips opened by hover or focus close with Esc.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") {
    return;
  }
  for (const term of document.querySelectorAll(".term:hover, .term:focus-within")) {
    term.classList.add("is-closed");
    const reopen = () => term.classList.remove("is-closed");
    term.addEventListener("mouseleave", reopen, { once: true });
    term.addEventListener("focusout", reopen, { once: true });
  }
  for (const open of document.querySelectorAll("details.menu[open], details.nav-narrow[open]")) {
    open.removeAttribute("open");
  }
});

// After an error the summary is read first.
document.querySelector(".error-summary")?.focus();

// A form is sent once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
});
