// Shows how far a large book is; 「更新する」 does the same without script.
"use strict";

(() => {
  const wait = 1000;
  const making = document.querySelector("[data-making]");
  if (!making) {
    return;
  }
  const line = making.querySelector("[data-line]");
  const bar = making.querySelector("progress");

  const look = async () => {
    const answer = await fetch(making.dataset.making, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!(answer.headers.get("content-type") ?? "").includes("application/json")) {
      line.textContent = "進み具合を確かめられません。「更新する」を押してください。";
      return;
    }
    const state = await answer.json();
    if (!state.isUnfinished) {
      location.reload();
      return;
    }
    line.textContent = state.line;
    bar.max = state.of;
    bar.value = state.done;
    again();
  };

  const again = () => setTimeout(() => look().catch(again), wait);
  again();
})();
