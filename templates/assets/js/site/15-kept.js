/* What a reader keeps for this visit, by their own choice only: one key of sessionStorage, which the browser forgets with the
   tab. Nothing else of ours stores anything; the exit and "clear everything" wipe it. */
(function () {
  "use strict";

  const KEY = "ydt-case";
  window.YDT = window.YDT || {};

  window.YDT.kept = {
    // The text kept, or null. A browser may refuse storage: then nothing is kept.
    read: () => { try { return window.sessionStorage.getItem(KEY); } catch (error) { return null; } },
    write: text => { try { window.sessionStorage.setItem(KEY, text); return true; } catch (error) { return false; } },
    drop: () => { try { window.sessionStorage.removeItem(KEY); } catch (error) { /* there was nothing to drop */ } },
  };

  document.addEventListener("ydt:wipe", event => { if (event.detail && event.detail.leaving) window.YDT.kept.drop(); });
})();
