import { annotationSupport } from './annotationSupport';

const annotation = { name: 'Versions', enable: true, iconColor: 'red' };
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

it('starts with the changes of versions', () => {
  expect(annotationSupport.getDefaultQuery?.()).toEqual({
    queryType: 'labelChanges',
    labelSelector: '{}',
    label: 'version',
  });
});

it('fills in what a saved query does not say', () => {
  const target = { refId: 'Anno', profileTypeId: CPU, labelSelector: '{a="b"}' };
  expect(annotationSupport.prepareQuery?.({ ...annotation, target })).toEqual({
    ...target,
    queryType: 'labelChanges',
    label: 'version',
  });
});

it('is not run before its editor has saved a query', () => {
  expect(annotationSupport.prepareQuery?.(annotation)).toBeUndefined();
});
