/**
 * Ends this process when its standard input closes. The process that started it holds the other end, so nothing is left
 * behind however that one ends.
 */
export function endWithStdin(): void {
  process.stdin.resume();
  process.stdin.on('close', () => process.exit(0));
}
