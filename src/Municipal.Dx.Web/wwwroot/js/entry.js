// Saves the draft of a report by itself; the button does the same without script.
"use strict";

(() => {
  const wait = 3000;
  const form = document.getElementById("entry");
  const status = form?.querySelector("[data-autosave]");
  if (!form || !status) {
    return;
  }
  // Sent by its own button, or only with a submission.
  const asideFields = ["Input.Message", "Input.ApprovedOn"];
  let timer = 0;
  let stopped = false;
  let running = null;
  let changed = false;

  const say = (text) => {
    status.textContent = text;
  };

  const body = () => {
    const data = new FormData(form);
    data.delete("do");
    data.set("do", "auto");
    asideFields.forEach((name) => data.delete(name));
    return data;
  };

  const save = async () => {
    changed = false;
    const answer = await fetch(form.action, { method: "POST", body: body(), headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!(answer.headers.get("content-type") ?? "").includes("application/json")) {
      say("自動で保存できませんでした。「下書きを保存」を押してください。");
      stopped = answer.redirected;
      return;
    }
    const saved = await answer.json();
    if (saved.stopped) {
      stopped = true;
      say(saved.stopped);
      return;
    }
    form.elements["Stamp.Version"].value = saved.version;
    form.elements["Stamp.Base"].value = saved.stamp;
    const now = new Date();
    say(`${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")} 下書きを保存しました。${saved.notice ?? ""}`);
  };

  const start = () => {
    if (stopped || form.dataset.sent || running) {
      return;
    }
    running = save().catch(() => say("自動で保存できませんでした。通信を確かめて、「下書きを保存」を押してください。")).finally(() => {
      running = null;
      if (changed) {
        plan();
      }
    });
  };

  const plan = () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(start, wait);
  };

  form.addEventListener("input", (event) => {
    if (!asideFields.includes(event.target.name)) {
      plan();
    }
  });

  // A button pressed while the page saves by itself waits for it, so that its stamp is the newest.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (running && event.submitter) {
      event.preventDefault();
      event.stopPropagation();
      const pressed = event.submitter;
      running.finally(() => form.requestSubmit(pressed));
    }
  }, true);
})();
