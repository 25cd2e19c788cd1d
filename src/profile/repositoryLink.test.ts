import { type RepositoryLink, readRepositoryLink, repositoryUrl } from './repositoryLink';

const GITHUB = 'https://github.com/acme/shop/blob/${version}/${file}#L${line}';
const BY_LABELS =
  'https://github.com/${service_repository}/blob/${service_git_ref}/${service_root_path}/${file}#L${line}';

function link(template: string, prefix = ''): RepositoryLink {
  const read = readRepositoryLink(template, prefix);
  if (!read.ok) {
    throw new Error(read.error);
  }
  return read.value;
}

describe('readRepositoryLink', () => {
  it('finds the labels that it needs', () => {
    expect(link(GITHUB).labels).toEqual(['version']);
    expect(link(BY_LABELS).labels).toEqual(['service_repository', 'service_git_ref', 'service_root_path']);
    expect(link('http://git.local:3000/shop/src/${file}').labels).toEqual([]);
  });

  it.each([
    ['', /starts with https/],
    ['github.com/acme/${file}', /starts with https/],
    ['javascript:alert(1)//${file}', /starts with https/],
    ['ftp://github.com/${file}', /starts with https/],
    ['https://${service_repository}/${file}', /host is written out/],
    ['https://github.com${x}/${file}', /host is written out/],
    ['https://github.com?/${file}', /host is written out/],
    ['https://github.com/acme#L${line}', /has \$\{file\}/],
    ['https://github.com/${a b}/${file}', /nor the name of a label/],
    ['https://me:secret@github.com/${file}', /credentials/],
    ['https://exa mple/${file}', /starts with https/],
    ['https://[/${file}', /no URL/],
  ])('refuses %s', (template, words) => {
    const read = readRepositoryLink(template, '');
    expect(read.ok ? read.value : read.error).toMatch(words);
  });
});

describe('repositoryUrl', () => {
  const labels: Readonly<Record<string, string>> = {
    version: 'v1.2',
    service_repository: 'https://github.com/acme/shop.git',
    service_git_ref: 'feature/a b',
    elsewhere: 'https://evil.example/acme',
    up: '../../evil',
  };
  const urlOf = (template: string, file: string, prefix = '') => {
    const url = repositoryUrl(link(template, prefix), (name) => labels[name] ?? '', file, 12);
    return url.ok ? url.value : url.error;
  };

  it.each([
    ['/cart/cart.go', 'https://github.com/acme/shop/blob/v1.2/cart/cart.go#L12'],
    ['cart\\a b#?.go', 'https://github.com/acme/shop/blob/v1.2/cart/a%20b%23%3F.go#L12'],
    ['./cart.go', 'https://github.com/acme/shop/blob/v1.2/cart.go#L12'],
    ['../../../login', 'The file is ../../../login: a path with .. leads elsewhere.'],
    ['', 'The profile does not tell the file.'],
  ])('of %s', (file, expected) => {
    expect(urlOf(GITHUB, file)).toBe(expected);
  });

  it('leaves the prefix out, and has none for a file that is elsewhere', () => {
    expect(urlOf(GITHUB, '/build/shop/cart.go', '/build/shop/')).toBe(
      'https://github.com/acme/shop/blob/v1.2/cart.go#L12'
    );
    expect(urlOf(GITHUB, '/usr/local/go/src/sort/sort.go', '/build/')).toMatch(/does not begin with \/build\//);
  });

  it('takes the path of a repository on the same host, and refuses another one', () => {
    expect(urlOf(BY_LABELS, 'cart.go')).toBe('https://github.com/acme/shop/blob/feature/a%20b/cart.go#L12');
    expect(urlOf('https://github.com/${elsewhere}/${file}', 'cart.go')).toBe(
      'The label elsewhere is https://evil.example/acme, which is not on github.com.'
    );
    expect(urlOf('https://github.com/${up}/${file}', 'cart.go')).toMatch(/leads elsewhere/);
  });

  it('counts lines from 1, also where the line is not known', () => {
    const url = repositoryUrl(link(GITHUB), () => 'v1', 'a.go', 0);
    expect(url).toEqual({ ok: true, value: 'https://github.com/acme/shop/blob/v1/a.go#L1' });
  });
});
