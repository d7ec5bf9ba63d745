// Everything that paints is known now.
if (window.ydtFlow) window.ydtFlow.start();
