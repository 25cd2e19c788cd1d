import { type Profile } from 'pprof-format';

import { type CpuWindow, type Profiler } from './profiler';

/**
 * Shares the one CPU profiler between the uploads and a caller of `/debug/pprof/profile`: while the caller records,
 * uploads wait, and what was recorded goes to both.
 */
export class Recorder {
  private recording = false;

  constructor(
    private readonly profiler: Profiler,
    private readonly upload: (window: CpuWindow) => void
  ) {}

  /** Uploads the window so far, unless a caller records. */
  flush(): void {
    if (!this.recording) {
      this.upload(this.profiler.cut());
    }
  }

  cpu(seconds: number): Promise<Profile> | undefined {
    if (this.recording) {
      return undefined;
    }
    this.flush();
    this.recording = true;
    return new Promise((resolve) => setTimeout(resolve, seconds * 1_000)).then(() => {
      this.recording = false;
      const window = this.profiler.cut();
      this.upload(window);
      return window.profile;
    });
  }

  heap(): Profile {
    return this.profiler.heap();
  }
}
