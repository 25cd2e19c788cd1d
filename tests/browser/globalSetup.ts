import { buildMissing } from '../../scripts/lib/demoStack.mjs';

export default buildMissing;
