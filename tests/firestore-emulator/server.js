// Starts the emulator for the storage tests: node server.js PORT LOG. Port 0 is a free one; the port is printed when it listens.
// Each write that it applies is a line of LOG, which outlives the process. It ends when its standard input does.
const fs = require("node:fs");
const { FirestoreServer } = require("@firestore-emulator/server");
const { ServerCredentials } = require("@grpc/grpc-js");

const [port, log] = process.argv.slice(2);
const emulator = new FirestoreServer();
for (const kind of ["create", "update", "delete"]) {
  emulator.state.emitter.on(`${kind}-document`, ({ document }) => {
    const json = document.toJSON();
    fs.appendFileSync(log, JSON.stringify({ kind, path: json.path.split("/documents/")[1], fields: json.fields }) + "\n");
  });
}
// The listeners of this process and one a collection a stream.
emulator.state.emitter.setMaxListeners(1000);
emulator.server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
  if (error) {
    console.error(error.message);
    process.exit(1);
  }
  console.log(`port ${bound}`);
});
process.stdin.on("end", () => process.exit(0)).resume();
