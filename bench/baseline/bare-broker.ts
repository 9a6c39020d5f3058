import { createServer } from 'node:net';
import { Aedes } from 'aedes';

/** The broker library with nothing behind it: prints its port, ends with the parent. */
const broker = await Aedes.createBroker();
const server = createServer(broker.handle);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 }));
});
process.on('disconnect', () => process.exit(0));
