import { fileNameOf, withoutExtension } from './saveBlob';

test.each([
  ['cpu-3s.pb.gz', 'pb.gz', 'cpu-3s.pb.gz'],
  ['stacks.folded', 'folded.txt', 'stacks.folded.txt'],
  ['two.speedscope.json', 'svg', 'two.svg'],
  ['shop.cpuprofile', 'folded.txt', 'shop.folded.txt'],
  ['.json', 'png', 'json.png'],
  ['CPU of checkout v1.2', 'pb.gz', 'CPU-of-checkout-v1.2.pb.gz'],
  ['../../etc/passwd', 'svg', 'etc-passwd.svg'],
])('%s saved as %s is %s', (name, extension, file) => {
  expect(fileNameOf(withoutExtension(name), extension)).toBe(file);
});
