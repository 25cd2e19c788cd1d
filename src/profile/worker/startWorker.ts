/**
 * Starts the worker from its own script, which lies beside the plugin's: that path is known at run time only, see
 * `publicPath` in webpack.config.ts. Webpack finds the worker by this very expression, and with `auto` the worker finds
 * its chunks beside itself.
 */
export const startWorker = (): Worker =>
  new Worker(
    /* webpackEntryOptions: { publicPath: "auto", library: { type: "var", name: "worker" } } */ new URL(
      './profile.worker.ts',
      import.meta.url
    )
  );
