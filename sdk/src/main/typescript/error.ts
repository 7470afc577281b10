/**
 * A call that was refused, or that nobody knows the outcome of. Each family of paths has an error format of its own; here
 * all of them read alike.
 */
export class WalletSuiteError extends Error {
    static readonly NO_ANSWER = 'NO_ANSWER';
    static readonly ABORTED = 'ABORTED';

    private static readonly TEMPORARY = [429, 502, 503, 504];

    override readonly name = 'WalletSuiteError';

    private constructor(
        /** The HTTP status; 0 where no answer came. */
        readonly status: number,
        /** The family's own code, such as `VOUCHER_NOT_FOUND`, or `HTTP_404` in a family without codes. */
        readonly code: string,
        /** The answer's message, for people; `message` has the rest as well, for logs. */
        readonly reason: string,
        /** What is wrong with which field, and numbers such as what is missing to an amount. */
        readonly details: Record<string, string[]> = {},
        /** What the suite's operators find the call by. */
        readonly requestId?: string,
        /** How many seconds to wait before the next attempt. */
        readonly retryAfter?: number,
        options?: ErrorOptions,
    ) {
        super(`${status || ''} ${code}: ${reason}${requestId ? ` (request ${requestId})` : ''}`.trim(), options);
    }

    static async of(answer: Response): Promise<WalletSuiteError> {
        const body = read(answer.status, parse(await answer.text()));
        const seconds = answer.headers.get('Retry-After') ?? '';
        return new WalletSuiteError(
            answer.status,
            body.code,
            body.message,
            body.details,
            answer.headers.get('X-Request-ID') ?? body.requestId,
            /^[0-9]{1,6}$/.test(seconds) ? Number(seconds) : undefined,
        );
    }

    /** Without an answer; aborted where the caller wanted none any more. */
    static unanswered(cause: unknown): WalletSuiteError {
        const aborted = cause instanceof Error && cause.name === 'AbortError';
        const code = aborted ? WalletSuiteError.ABORTED : WalletSuiteError.NO_ANSWER;
        const message = cause instanceof Error ? cause.message : code;
        return new WalletSuiteError(0, code, message, {}, undefined, undefined, { cause });
    }

    /** Whether nothing was decided yet, or nobody knows: the same call may be made again, a command with its key. */
    get isTemporary(): boolean {
        return (
            WalletSuiteError.TEMPORARY.includes(this.status) ||
            (this.status === 409 && this.retryAfter !== undefined) ||
            this.code === WalletSuiteError.NO_ANSWER
        );
    }
}

interface ErrorBody {
    code: string;
    message: string;
    details: Record<string, string[]>;
    requestId?: string;
}

type Json = Record<string, unknown>;

function read(status: number, json: Json): ErrorBody {
    const code = `HTTP_${status}`;
    if (isObject(json.error)) {
        const error = json.error;
        return { code: text(error.code, code), message: text(error.message, code), details: details(error.details) };
    }
    const message = text(json.message, code);
    if (typeof json.error_code === 'string') {
        const requestId = typeof json.request_id === 'string' ? json.request_id : undefined;
        return { code: json.error_code, message, details: details(json.details), requestId };
    }
    if (typeof json.error === 'string') {
        return { code: json.error, message: text(json.error_description, json.error), details: {} };
    }
    if (typeof json.httpStatus === 'string') {
        return { code: json.httpStatus, message, details: {} };
    }
    if (typeof json.title === 'string') {
        return { code, message: text(json.detail, json.title), details: details(json.errors) };
    }
    if (typeof json.code === 'string') {
        return { code: json.code, message, details: {} };
    }
    return typeof json.detail === 'string' ? { code, message: json.detail, details: {} } : ofFields(code, details(json));
}

/** With the messages of all fields, as the body has no other. */
function ofFields(code: string, fields: Record<string, string[]>): ErrorBody {
    const messages = Object.entries(fields).map(([field, texts]) => `${field}: ${texts.join(' ')}`);
    return { code, message: messages.join(' ') || code, details: fields };
}

/** A foreign proxy's page is no JSON. */
function parse(body: string): Json {
    try {
        const json: unknown = JSON.parse(body);
        return isObject(json) ? json : {};
    } catch {
        return {};
    }
}

function isObject(json: unknown): json is Json {
    return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function text(value: unknown, otherwise: string): string {
    return typeof value === 'string' ? value : otherwise;
}

function details(json: unknown): Record<string, string[]> {
    const entries = isObject(json) ? Object.entries(json) : [];
    return Object.fromEntries(
        entries.map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(one => String(one))]),
    );
}
