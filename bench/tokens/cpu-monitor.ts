// Loaded into a server by `node --import`: answers every message of the parent with the processor time
// that the process, all of its threads, has used so far, in microseconds.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.channel?.unref();
// A parent that was interrupted leaves no server behind.
process.once('disconnect', () => process.exit());
