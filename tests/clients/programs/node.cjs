// Uses CPU in burnInNode and keeps memory in keepInNode, while @pyroscope/nodejs pushes profiles of it to the address given.
const Pyroscope = require('@pyroscope/nodejs');

const SECONDS = 4;
const kept = [];

function burnInNode(until) {
  let sum = 0;
  while (Date.now() < until) {
    for (let i = 0; i < 10_000; i++) {
      sum += Math.sqrt(i);
    }
  }
  return sum;
}

function keepInNode() {
  kept.push(new Array(100_000).fill(0));
}

Pyroscope.init({
  appName: 'client-node',
  serverAddress: process.argv[2],
  flushIntervalMs: 1_000,
  tags: { region: 'eu-west-1' },
  wall: { collectCpuTime: true, samplingDurationMs: 1_000 },
});
Pyroscope.start();
const end = Date.now() + SECONDS * 1_000;
// In slices, so that the client's timers run.
const slices = setInterval(() => {
  keepInNode();
  burnInNode(Date.now() + 100);
  if (Date.now() > end) {
    clearInterval(slices);
    Pyroscope.stop().then(() => process.exit(0));
  }
}, 120);
