// Starts the npm package ws for the feed tests: node server.js. The port is printed when it listens. It ends when its standard input does.
// What it does with a connection is the path; permessage-deflate would be used if the client asked for it.
const { WebSocketServer } = require("ws");

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: true });

// Aggregate trades of every stream of a combined address, with ids 101 and 102 left out; the connection stays open.
const market = (socket, url) => {
  for (const stream of url.split("streams=")[1].split("/")) {
    for (let id = 1; id <= 300; id++) {
      if (id === 101 || id === 102) continue;
      const T = 1770000000000 + id;
      socket.send(JSON.stringify({ stream, data: { e: "aggTrade", E: T, s: stream.split("@")[0].toUpperCase(), a: id, p: "60000.10", q: "0.010", f: id, l: id, T, m: id % 2 === 0, st: 1 } }));
    }
  }
};

const scripts = {
  "/echo": (socket) => socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary })),
  "/fragments": (socket) => {
    socket.send("frag", { fin: false });
    socket.ping("between");
    socket.send("", { fin: false });
    socket.send("ments", { fin: true });
    socket.on("pong", (payload) => socket.send(`pong ${payload}`));
  },
  "/sizes": (socket) => {
    for (const size of [0, 1, 125, 126, 127, 65535, 65536, 90000]) socket.send("x".repeat(size));
  },
  "/blast": (socket) => {
    for (let i = 0; i < 20000; i++) socket.send(`{"e":"trade","t":${i}}`);
    socket.close(1000, "all sent");
  },
  "/close": (socket) => socket.close(4001, "enough"),
  "/terminate": (socket) => socket.terminate(),
};

server.on("connection", (socket, request) => {
  socket.on("error", (error) => console.log(`error ${error.message}`));
  socket.on("close", (code) => console.log(`closed ${code}`));
  console.log(`extensions ${JSON.stringify(socket.extensions)}`);
  if (request.url.startsWith("/market/stream?streams=")) market(socket, request.url);
  else scripts[request.url]?.(socket);
});
server.on("listening", () => console.log(`port ${server.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();
