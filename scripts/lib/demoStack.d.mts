export function install(): Promise<void>;
export function buildPlugins(): Promise<void>;
export function buildPage(): Promise<void>;
export function buildMissing(): Promise<void>;
export function build(): Promise<void[]>;
export function start(onEnd: (error: Error) => void): Promise<{ readonly store: string; readonly page: string }>;
