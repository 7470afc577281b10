import { WalletSuiteError } from './error.js';

/**
 * Repeats calls until their outcome is known. A command is repeated with the idempotency key of its first attempt, so it
 * takes effect once, however often its answer is lost. Refusals are not repeated.
 */
export class Retries {
    private static readonly FIRST_PAUSE = 200;
    private static readonly LONGEST_PAUSE = 5_000;

    /** Repeats for up to so many milliseconds, and then throws the last failure. */
    constructor(
        private readonly limit: number = 60_000,
        private readonly sleep: (milliseconds: number) => Promise<void> = milliseconds =>
            new Promise(resolve => setTimeout(resolve, milliseconds)),
    ) {}

    /** Makes a call that changes nothing, or that does the same thing however often it is made. */
    async read<T>(call: () => Promise<T>): Promise<T> {
        const start = performance.now();
        for (let attempt = 0; ; attempt++) {
            try {
                return await call();
            } catch (failure) {
                if (!(failure instanceof WalletSuiteError) || !failure.isTemporary) {
                    throw failure;
                }
                const pause = Retries.pause(failure, attempt);
                if (performance.now() - start + pause > this.limit) {
                    throw failure;
                }
                await this.sleep(pause);
            }
        }
    }

    /** Makes a call that passes its key on; give a key that was stored before to go on where a process died. */
    async command<T>(call: (idempotencyKey: string) => Promise<T>, key: string = crypto.randomUUID()): Promise<T> {
        return this.read(() => call(key));
    }

    /** What the answer says, else longer each time, and a bit different for each client. */
    private static pause(failure: WalletSuiteError, attempt: number): number {
        const longest = Math.min(Retries.FIRST_PAUSE * 2 ** attempt, Retries.LONGEST_PAUSE);
        return failure.retryAfter === undefined ? longest * (0.5 + Math.random() / 2) : failure.retryAfter * 1_000;
    }
}
