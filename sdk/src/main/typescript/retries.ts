/**
 * Repeats calls of the generated clients until their outcome is known. A command is repeated with the idempotency key of
 * its first attempt, so it takes effect once, however often its answer is lost. Refusals are not repeated.
 */
export class Retries {
    private static readonly FIRST_PAUSE = 200;
    private static readonly LONGEST_PAUSE = 5_000;
    private static readonly TEMPORARY = [429, 502, 503, 504];

    /** Repeats for up to so many milliseconds, and then throws the last failure. */
    constructor(
        private readonly limit: number = 60_000,
        private readonly sleep: (milliseconds: number) => Promise<void> = milliseconds =>
            new Promise(resolve => setTimeout(resolve, milliseconds)),
    ) {}

    /** A call that changes nothing. */
    async read<T>(call: () => Promise<T>): Promise<T> {
        const end = Date.now() + this.limit;
        for (let attempt = 0; ; attempt++) {
            try {
                return await call();
            } catch (failure) {
                const pause = Retries.pause(failure, attempt);
                if (!Retries.isTemporary(failure) || Date.now() + pause > end) {
                    throw failure;
                }
                await this.sleep(pause);
            }
        }
    }

    /** A call that passes the key on as its idempotency key; give one that was stored before to go on where a process died. */
    async command<T>(call: (idempotencyKey: string) => Promise<T>, key: string = crypto.randomUUID()): Promise<T> {
        return this.read(() => call(key));
    }

    /** Whether nothing was decided yet, or nobody knows. */
    private static isTemporary(failure: unknown): boolean {
        const answer = Retries.answer(failure);
        return answer
            ? Retries.TEMPORARY.includes(answer.status) || (answer.status === 409 && answer.headers.has('Retry-After'))
            : failure instanceof Error && failure.name === 'FetchError';
    }

    /** What the answer says, else longer each time, and a bit different for each client. */
    private static pause(failure: unknown, attempt: number): number {
        const seconds = Retries.answer(failure)?.headers.get('Retry-After') ?? '';
        if (/^[0-9]{1,6}$/.test(seconds)) {
            return Number(seconds) * 1_000;
        }
        const longest = Math.min(Retries.FIRST_PAUSE * 2 ** attempt, Retries.LONGEST_PAUSE);
        return longest * (0.5 + Math.random() / 2);
    }

    private static answer(failure: unknown): Response | undefined {
        return failure instanceof Error && failure.name === 'ResponseError'
            ? (failure as Error & { response: Response }).response
            : undefined;
    }
}
