declare module 'd3';
declare module 'prismjs';
declare module 'systemjs/dist/system.js';
declare module 'systemjs/dist/extras/amd.js';
